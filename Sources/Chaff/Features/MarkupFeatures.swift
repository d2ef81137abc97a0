/// The features of a line's markup, as slots of two small tables: what stands where, and class and id words.
///
/// Visited in place by labelling and by training.
@safe struct MarkupFeatures {
    static let slotBits: UInt32 = 14
    static let slots = 1 << Int(slotBits)
    /// The two tables.
    static let place = 0
    static let words = 1
    static let tables = 2

    private let markup: UnsafeBufferPointer<Markup>
    private let bytes: UnsafeBufferPointer<UInt8>

    /// - Parameters:
    ///   - markup: of all lines of a page.
    ///   - words: ``Page/markupWords``.
    init(markup: UnsafeBufferPointer<Markup>, words: UnsafeBufferPointer<UInt8>) {
        unsafe self.markup = unsafe markup
        unsafe bytes = unsafe words
    }

    /// True for a page without markup.
    var isEmpty: Bool { unsafe markup.isEmpty }

    subscript(line: Int) -> Markup { unsafe markup[line] }

    /// True if a person who looks at the page does not see the line.
    func isHidden(_ line: Int) -> Bool { unsafe !markup.isEmpty && markup[line].hiding != .none }

    /// Which part of a line stands inside links: 0 for none, 6 for all.
    static func linkBin(_ markup: Markup) -> UInt32 {
        let share = markup.linkShare
        if share < 0.35 { return share < 0.01 ? 0 : share < 0.15 ? 1 : 2 }
        return share < 0.6 ? 3 : share < 0.85 ? 4 : share < 0.99 ? 5 : 6
    }

    /// How wide a line is, from the log of one more than its columns.
    private static func widthBin(_ logWidth: Float) -> UInt32 {
        if logWidth < 4 { return logWidth < 2 ? 0 : logWidth < 2.7 ? 1 : logWidth < 3.4 ? 2 : 3 }
        return logWidth < 4.6 ? 4 : logWidth < 5.3 ? 5 : 6
    }

    /// Tag and link share of a line, 0 beyond the page.
    private func look(_ line: Int) -> UInt32 {
        guard unsafe markup.indices.contains(line) else { return 0 }
        return unsafe 1 &+ UInt32(markup[line].tag.rawValue) &* 8 &+ MarkupFeatures.linkBin(markup[line])
    }

    /// Calls `body(table, slot)` for each feature of a line.
    /// - Parameter logWidth: log(1 + columns).
    @inline(__always) func visit(_ line: Int, logWidth: Float, _ body: (Int, Int) -> Void) {
        let own = unsafe markup[line]
        let link = MarkupFeatures.linkBin(own)
        let tag = UInt32(own.tag.rawValue)
        let landmark = UInt32(own.landmark.rawValue)
        let width = MarkupFeatures.widthBin(logWidth)
        func put(_ kind: UInt32, _ value: UInt32) {
            body(MarkupFeatures.place, Int(Hash.slot(Hash.pair(kind, value), bits: MarkupFeatures.slotBits)))
        }
        put(1, link)
        put(2, tag)
        put(3, landmark)
        put(4, link &* 8 &+ width)
        put(5, tag &* 8 &+ width)
        put(6, landmark &* 8 &+ width)
        put(7, (tag &* 8 &+ link) &* 16 &+ landmark)
        put(8, Hash.pair(look(line &- 1), Hash.pair(look(line), look(line &+ 1))))
        var word: UInt32 = 0
        for index in own.words {
            let byte = unsafe bytes[index]
            if byte == 0x20 {
                body(MarkupFeatures.words, Int(Hash.slot(word, bits: MarkupFeatures.slotBits)))
                word = 0
            } else {
                word = Hash.pair(word, UInt32(byte))
            }
        }
    }
}

extension Page {
    /// Lends the markup of all lines.
    @inline(__always) func withMarkup(_ body: (MarkupFeatures) -> Void) {
        unsafe markup.withUnsafeBufferPointer { markup in
            unsafe markupWords.withUnsafeBufferPointer { unsafe body(MarkupFeatures(markup: markup, words: $0)) }
        }
    }
}

extension Markup {
    /// Which part of the line's characters stands inside links, 0…1.
    public var linkShare: Float { Float(linkCharacters) / Float(max(1, characters)) }
}
