import Chaff

/// The elements that are open, outermost first.
///
/// Deeper ones than ``maximum`` are only counted, by name, so that no end tag costs more than a look at that many
/// entries, and most cost one: an end tag of which nothing is open is known by its count.
@safe final class OpenElements {
    /// How many elements are kept. Browsers stop at the same depth.
    static let maximum = 512

    private let entries: UnsafeMutablePointer<OpenElement>
    private let counts: UnsafeMutablePointer<Int>
    private let deeperCounts: UnsafeMutablePointer<Int>
    /// The index of the innermost; entry 0 stands for the page.
    private(set) var top = 0
    /// How many are open beyond ``maximum``.
    private var deeper = 0
    /// Nothing at or below this index is closed.
    private var floor = 0
    /// For each kept element the index of the nearest block around it, itself included.
    private let blocks: UnsafeMutablePointer<Int>

    init() {
        let room = OpenElements.maximum + 2
        unsafe entries = .allocate(capacity: room)
        unsafe entries.initialize(repeating: OpenElement(), count: room)
        unsafe blocks = .allocate(capacity: room)
        unsafe blocks.initialize(repeating: 0, count: room)
        unsafe counts = .allocate(capacity: Element.count)
        unsafe counts.initialize(repeating: 0, count: Element.count)
        unsafe deeperCounts = .allocate(capacity: Element.count)
        unsafe deeperCounts.initialize(repeating: 0, count: Element.count)
    }

    deinit {
        unsafe entries.deallocate()
        unsafe blocks.deallocate()
        unsafe counts.deallocate()
        unsafe deeperCounts.deallocate()
    }

    func removeAll() {
        (top, deeper, floor) = (0, 0, 0)
        for index in 0..<Element.count {
            unsafe counts[index] = 0
            unsafe deeperCounts[index] = 0
        }
        unsafe entries[0].words = .unknown
    }

    @inline(__always) var context: OpenElement.Context { unsafe entries[top].context }
    @inline(__always) var innermost: OpenElement {
        @inline(__always) unsafeAddress { unsafe UnsafePointer(entries + top) }
    }
    /// The index of the block that text stands in now.
    @inline(__always) var block: Int { unsafe blocks[top] }
    var depth: Int { top + deeper }

    @inline(__always) subscript(index: Int) -> OpenElement {
        @inline(__always) unsafeAddress { unsafe UnsafePointer(entries + index) }
        @inline(__always) unsafeMutableAddress { unsafe entries + index }
    }

    @inline(__always) func isOpen(_ element: Element) -> Bool {
        unsafe counts[Int(element.rawValue)] != 0 || deeper != 0 && deeperCounts[Int(element.rawValue)] != 0
    }

    // MARK: Opening

    /// Opens an element of `kind`; `describe` fills in what its attributes say, where it is kept: to build it elsewhere
    /// and copy it here cost a twentieth of all reading.
    @inline(__always) func open(_ kind: ElementKind, describe: (inout OpenElement) -> Void) {
        guard top < OpenElements.maximum else {
            deeper &+= 1
            unsafe deeperCounts[Int(kind.element.rawValue)] &+= 1
            return
        }
        push(kind, describe: describe)
    }

    @inline(__always) private func push(_ kind: ElementKind, describe: (inout OpenElement) -> Void) {
        unsafe entries[top &+ 1].start(kind)
        unsafe describe(&entries[top &+ 1])
        unsafe entries[top &+ 1].inherit(from: entries[top])
        unsafe blocks[top &+ 1] = kind.traits.contains(.block) ? top &+ 1 : blocks[top]
        top &+= 1
        unsafe counts[Int(kind.element.rawValue)] &+= 1
    }

    // MARK: Closing

    /// Closes the innermost element and what is left open in it, by the end tag of `kind`.
    func close(_ kind: ElementKind) {
        guard isOpen(kind.element) else { return }
        let index = Int(kind.element.rawValue)
        if deeper > 0 {
            if unsafe deeperCounts[index] > 0 {
                unsafe deeperCounts[index] &-= 1
                deeper &-= 1
                return
            }
            forgetDeeper()
        }
        if kind.traits.contains(.formatting) {
            closeFormatting(kind.element)
        } else if kind.traits.contains(.tablePart) || kind.element == .table {
            close(kind.element, orBefore: { $0.element == .table || $0.element == .template })
        } else if kind.element == .p {
            close(kind.element, orBefore: { $0.traits.contains(.scope) || $0.element == .button })
        } else if kind.traits.contains(.special) {
            close(kind.element, orBefore: { $0.traits.contains(.scope) })
        } else {
            close(kind.element, orBefore: { $0.traits.contains(.special) })
        }
    }

    /// Closes the innermost open `element` unless a barrier stands before it.
    @inline(__always) func close(_ element: Element, orBefore isBarrier: (ElementKind) -> Bool) {
        var index = top
        while index > floor {
            let kind = unsafe entries[index].kind
            if kind.element == element {
                closeAll(from: index)
                return
            }
            if isBarrier(kind) { return }
            index &-= 1
        }
    }

    /// Closes the elements from `index` on.
    @inline(__always) private func closeAll(from index: Int) {
        if deeper > 0 { forgetDeeper() }
        while top >= index {
            unsafe counts[Int(entries[top].kind.element.rawValue)] &-= 1
            top &-= 1
        }
    }

    func closeInnermost() { if top > floor { closeAll(from: top) } }

    /// The end of a bold stretch does not end the block that began in it: only what the element meant ends.
    private func closeFormatting(_ element: Element) {
        var index = top
        var holdsBlock = false
        while index > floor {
            let kind = unsafe entries[index].kind
            if kind.element == element { break }
            if kind.traits.contains(.scope) { return }
            if kind.traits.contains(.special) { holdsBlock = true }
            index &-= 1
        }
        guard index > floor else { return }
        guard holdsBlock else {
            closeAll(from: index)
            return
        }
        unsafe counts[Int(element.rawValue)] &-= 1
        unsafe counts[Int(Element.other.rawValue)] &+= 1
        unsafe entries[index].kind = ElementKind()
        unsafe entries[index].style = Style()
        unsafe entries[index].ownHiding = .none
        for index in index...top { unsafe entries[index].inherit(from: entries[index - 1]) }
    }

    private func forgetDeeper() {
        deeper = 0
        for index in 0..<Element.count { unsafe deeperCounts[index] = 0 }
    }

    // MARK: A text inside the text

    /// What to give back to ``leave(_:)``.
    struct Outside {
        fileprivate let top: Int
        fileprivate let floor: Int
        fileprivate let deeper: Int
    }

    /// Opens an element that nothing inside can close.
    func enter(hiding: Markup.Hiding) -> Outside {
        let outside = Outside(top: top, floor: floor, deeper: deeper)
        deeper = 0
        push(ElementKind()) { $0.ownHiding = hiding }
        floor = top
        return outside
    }

    /// Closes it and what is left open in it.
    func leave(_ outside: Outside) {
        closeAll(from: outside.top + 1)
        (floor, deeper) = (outside.floor, outside.deeper)
    }
}
