/// One line of a ``Page``: where it stands in the text and what folding did to it.
public struct Line: Sendable {
    /// The line's bytes in ``Page/text``, without its line ending.
    public let bytes: Range<Int>

    /// The line's number in its input, from 1.
    public let number: Int

    /// True if the line holds nothing but Unicode white space. Such a line gets no label.
    public let isBlank: Bool

    /// The line's folded code points in ``Page/cells``.
    @usableFromInline package let cells: Range<Int>

    /// How often folding undid each trick in this line.
    @usableFromInline package let tricks: Tricks

    @inlinable package init(bytes: Range<Int>, number: Int, isBlank: Bool, cells: Range<Int>, tricks: Tricks) {
        self.bytes = bytes
        self.number = number
        self.isBlank = isBlank
        self.cells = cells
        self.tricks = tricks
    }
}

/// How often folding undid each trick in a line; obfuscation is evidence of its own.
public struct Tricks: Equatable, Sendable {
    /// Default-ignorable code points dropped: zero-width blanks, joiners, soft hyphens, variation selectors.
    public var ignorable: UInt32 = 0
    /// Mathematical, full-width, enclosed and other compatibility forms replaced.
    public var styled: UInt32 = 0
    /// Traditional characters folded to Simplified ones.
    public var traditional: UInt32 = 0
    /// Bracketed pinyin removed: `網(wǎng)`.
    public var pinyin: UInt32 = 0
    /// Characters dropped from runs of three and more.
    public var repeated: UInt32 = 0
    /// Combining marks dropped because they do not belong on their base.
    public var marks: UInt32 = 0
    /// Separators dropped from between single letters, `s.l.o.t`, and out of `微❤信`.
    public var parted: UInt32 = 0
    /// Letters and Chinese characters that stood in for others that look like them.
    public var lookAlike: UInt32 = 0
    /// Digits and signs that stood in for letters, `c@sino`.
    public var leet: UInt32 = 0
    /// Hyphens that tied words as in an address, made blanks. Also in clean text: `state-of-the-art`.
    public var hyphens: UInt32 = 0
    /// Emoji dropped from the middle of a text.
    public var emoji: UInt32 = 0
    /// Emoji that were encoded twice.
    public var doubleEncoded: UInt32 = 0
    /// Characters that text leaves behind which was decoded wrongly or lost its icons. Accidents, not tricks.
    public var damaged: UInt32 = 0
    /// Bytes that are not UTF-8, scored as U+FFFD.
    public var invalid: UInt32 = 0

    public init() {}

    /// All tricks together. Not what clean text has as well, on mirrors or by accident: Traditional characters, pinyin,
    /// hyphens, sprinkled emoji and emoji that were encoded twice, damage.
    public var total: UInt32 {
        ignorable &+ styled &+ repeated &+ marks &+ invalid &+ parted &+ lookAlike &+ leet
    }
}
