/// The simple rules of a page's style sheets: by element, by class, by id, by element and class.
///
/// Whatever else a selector asks for is not looked at, and its rule not kept.
final class StyleSheet {
    private struct Rule {
        var style = Style()
        /// Which rule of the page it was, so that the last one wins.
        var order: UInt32 = 0
    }

    private var keys = [UInt64](repeating: 0, count: StyleSheet.smallest)
    private var rules = [Rule](repeating: Rule(), count: StyleSheet.smallest)
    private var count = 0
    private var order: UInt32 = 0
    /// One bit for the hash of each class and id that an element had.
    private var seen = [UInt64](repeating: 0, count: 1024)
    /// True if a rule came after an element that it hides: then the page must be read once more.
    private(set) var cameLate = false

    private static let smallest = 64
    /// More rules are not kept.
    private static let maximumRules = 1 << 16

    var isEmpty: Bool { count == 0 }

    /// Forgets the rules of the last page.
    func removeAll() {
        forgetSeen()
        order = 0
        guard count > 0 else { return }
        count = 0
        // A page with many rules must not slow down all that follow.
        let size = keys.count > 4096 ? StyleSheet.smallest : keys.count
        keys = [UInt64](repeating: 0, count: size)
        rules = [Rule](repeating: Rule(), count: size)
    }

    /// Makes ready for reading the same page again, with all rules known.
    func forgetSeen() {
        for index in seen.indices { seen[index] = 0 }
        cameLate = false
    }

    // MARK: Rules

    /// Takes in the contents of a style element.
    func read(_ view: ByteView) {
        var position = 0
        while position < view.count {
            let byte = view[position]
            if byte == 0x2F, view[position &+ 1] == 0x2A {
                position = DeclarationReader.commentEnd(view, from: position)
            } else if view.matches("<!--", at: position) {
                position &+= 4
            } else if view.matches("-->", at: position) {
                position &+= 3
            } else if byte == 0x40 {
                position = skipAtRule(view, from: position)
            } else if ByteView.isWhiteSpace(byte) || byte == 0x7D || byte == 0x3B {
                position &+= 1
            } else {
                guard let brace = view.nearIndex(of: 0x7B, from: position) else { return }
                var declarations = DeclarationReader(view, from: brace &+ 1)
                declarations.read()
                if !declarations.style.isEmpty {
                    add(declarations.style, selectors: view[ByteRange(position, brace)])
                }
                position = declarations.position &+ 1
            }
        }
    }

    /// Enters what always holds on a screen, and skips the blocks of every other at-rule.
    private func skipAtRule(_ view: ByteView, from start: Int) -> Int {
        var position = start &+ 1
        var isConditional = false
        while position < view.count, view[position] != 0x7B, view[position] != 0x3B {
            if view[position] == 0x28 { isConditional = true }
            position &+= 1
        }
        guard view[position] == 0x7B else { return position &+ 1 }
        let prelude = view[ByteRange(start, position)]
        let isScreen =
            prelude.matches("@media", at: 0) && !isConditional
            && (prelude.count < 8 || prelude.matches("screen", at: 7) || prelude.matches("all", at: 7)
                || prelude.matches("only screen", at: 7))
        if isScreen || prelude.matches("@supports", at: 0) || prelude.matches("@layer", at: 0) { return position &+ 1 }
        var depth = 0
        while position < view.count {
            if view[position] == 0x7B { depth &+= 1 }
            if view[position] == 0x7D { depth &-= 1 }
            position &+= 1
            if depth == 0 { break }
        }
        return position
    }

    private func add(_ style: Style, selectors: ByteView) {
        order &+= 1
        var position = 0
        while position < selectors.count {
            position = selectors.skipWhiteSpace(from: position)
            var end = position
            var isSimple = true
            while end < selectors.count, selectors[end] != 0x2C {
                if ByteView.isWhiteSpace(selectors[end]) {
                    end = selectors.skipWhiteSpace(from: end)
                    if end < selectors.count, selectors[end] != 0x2C { isSimple = false }
                } else {
                    end &+= 1
                }
            }
            if isSimple { add(style, selector: selectors[ByteRange(position, end)]) }
            position = end &+ 1
        }
    }

    private func add(_ style: Style, selector: ByteView) {
        var index = 0
        let element = StyleSheet.name(selector, &index)
        let elementKey = ElementTable.key(selector[element])
        let mark = selector[index]
        var key: UInt64
        if mark == 0x2E || mark == 0x23 {
            index &+= 1
            let name = StyleSheet.name(selector, &index)
            guard !name.isEmpty else { return }
            let hash = StyleSheet.hash(selector[name])
            key = mark == 0x2E ? StyleSheet.key(class: hash, of: elementKey) : StyleSheet.key(id: hash)
        } else {
            key = StyleSheet.key(element: elementKey)
        }
        guard index >= selector.count || ByteView.isWhiteSpace(selector[index]), index > 0 else { return }
        if key == 0 { key = 1 }
        if element.isEmpty, style.canHide, isSeen(key) { cameLate = true }
        insert(style, key)
    }

    private static func name(_ selector: ByteView, _ index: inout Int) -> ByteRange {
        let start = index
        while ByteView.isLetter(selector[index]) || ByteView.isDigit(selector[index]) || selector[index] == 0x2D
            || selector[index] == 0x5F || selector[index] >= 0x80
        { index &+= 1 }
        return ByteRange(start, index)
    }

    private func insert(_ style: Style, _ key: UInt64) {
        if count &* 2 >= keys.count {
            guard count < StyleSheet.maximumRules else { return }
            grow()
        }
        let slot = slot(of: key)
        if keys[slot] == 0 {
            keys[slot] = key
            count &+= 1
        }
        rules[slot].style.merge(style)
        rules[slot].order = order
    }

    private func grow() {
        let (oldKeys, oldRules) = (keys, rules)
        keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
        rules = [Rule](repeating: Rule(), count: oldKeys.count * 2)
        for (key, rule) in zip(oldKeys, oldRules) where key != 0 {
            let slot = slot(of: key)
            keys[slot] = key
            rules[slot] = rule
        }
    }

    /// The slot that holds `key`, or the empty one where it belongs.
    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 20) & (keys.count &- 1)
        while keys[slot] != 0, keys[slot] != key { slot = (slot &+ 1) & (keys.count &- 1) }
        return slot
    }

    // MARK: Elements

    /// The style that the rules give an element, and notes its names as seen.
    func style(element: UInt64, classes: ByteView, id: ByteView) -> Style {
        var style = Style()
        if !isEmpty { merge(StyleSheet.key(element: element), into: &style) }
        if classes.count > 0 { merge(classes: classes, of: element, into: &style) }
        if id.count > 0 {
            let key = StyleSheet.key(id: StyleSheet.hash(id))
            markSeen(key)
            if !isEmpty { merge(key, into: &style) }
        }
        return style
    }

    /// The same for an element without names.
    @inline(__always) func style(element: UInt64) -> Style {
        var style = Style()
        if !isEmpty { merge(StyleSheet.key(element: element), into: &style) }
        return style
    }

    private func merge(_ key: UInt64, into style: inout Style) {
        let slot = slot(of: key)
        if keys[slot] != 0 { style.merge(rules[slot].style) }
    }

    /// Of several rules the later one wins, in whatever order the classes stand.
    private func merge(classes: ByteView, of element: UInt64, into style: inout Style) {
        var matches: [Rule] = []
        var position = 0
        while true {
            position = classes.skipWhiteSpace(from: position)
            guard position < classes.count else { break }
            let start = position
            var hash = StyleSheet.hashStart
            while position < classes.count, !ByteView.isWhiteSpace(classes[position]) {
                hash = (hash ^ UInt64(classes[position])) &* StyleSheet.hashFactor
                position &+= 1
            }
            guard position > start else { break }
            markSeen(StyleSheet.key(class: hash, of: 0))
            if isEmpty || matches.count >= StyleSheet.maximumMatches { continue }
            for key in [StyleSheet.key(class: hash, of: 0), StyleSheet.key(class: hash, of: element)] {
                let slot = slot(of: key)
                if keys[slot] != 0 { matches.append(rules[slot]) }
            }
        }
        if matches.count > 1 { matches.sort { $0.order < $1.order } }
        for rule in matches { style.merge(rule.style) }
    }

    private static let maximumMatches = 32
    private static let hashStart: UInt64 = 0xCBF2_9CE4_8422_2325
    private static let hashFactor: UInt64 = 0x100_0000_01B3

    private static func hash(_ name: ByteView) -> UInt64 {
        var hash = hashStart
        for index in 0..<name.count { hash = (hash ^ UInt64(name[index])) &* hashFactor }
        return hash
    }

    private static func key(element: UInt64) -> UInt64 { element &* 0xD6E8_FEB8_6659_FD93 | 1 }
    private static func key(class hash: UInt64, of element: UInt64) -> UInt64 {
        hash ^ element &* 0xA076_1D64_78BD_642F
    }
    private static func key(id hash: UInt64) -> UInt64 { hash ^ 0xE703_7ED1_A0B4_28DB }

    private func markSeen(_ key: UInt64) { seen[Int(key &>> 6 & 1023)] |= 1 &<< (key & 63) }
    private func isSeen(_ key: UInt64) -> Bool { seen[Int(key &>> 6 & 1023)] & 1 &<< (key & 63) != 0 }
}
