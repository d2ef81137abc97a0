/// Numbers that describe a line as a whole, apart from what it says.
struct LineShape {
    /// How many numbers ``write(to:)`` gives.
    static let count = 17

    /// How many cells of each ``ScalarClass`` the line has.
    private(set) var counts = ClassCounts()
    /// How many cells were read.
    private(set) var total = 0
    /// How many cells play each ``SentencePart``.
    private var parts: SIMD8<Int32> = .zero
    /// Columns the line would take: Han, kana and hangul count two.
    private(set) var width = 0
    private(set) var words = 0
    private(set) var capitalWords = 0
    private var last: UInt32 = 0

    init() {}

    /// - Parameters:
    ///   - histogram: how many cells have each class, then, from 16, how many play each part of a sentence.
    ///   - total: how many cells were read.
    ///   - last: the part that the last character plays, blanks aside.
    init(histogram: UnsafePointer<Int32>, total: Int, words: Int, capitalWords: Int, last: UInt32) {
        self.total = total
        unsafe counts = ClassCounts(UnsafeRawPointer(histogram).loadUnaligned(as: SIMD16<Int32>.self))
        unsafe parts = UnsafeRawPointer(histogram + 16).loadUnaligned(as: SIMD8<Int32>.self)
        self.last = last
        let wide = counts[.han] &+ counts[.kana] &+ counts[.hangul]
        width = total &+ wide
        self.words = words &+ (wide &+ counts[.southEastAsian]) / 2
        self.capitalWords = capitalWords
    }

    private func number(of part: SentencePart) -> Int { Int(parts[Int(part.rawValue)]) }

    /// Marks that keyword stacks are strung on.
    var separators: Int { number(of: .separator) &+ number(of: .listComma) }
    var functionCharacters: Int { number(of: .functionCharacter) }
    var endsSentence: Bool {
        last == SentencePart.end.rawValue || last == SentencePart.closingQuote.rawValue
    }

    /// √(1 + columns): how much the line counts beside others.
    var rootWidth: Float { Float(1 &+ width).squareRoot() }

    /// The most columns a line can take; no other number of it is larger.
    static let largestNumber = 2 * LineFeatures.scoredCells

    func write(to inputs: UnsafeMutablePointer<Float>, _ logarithms: CountLogarithms) {
        let total = Float(max(1, total))
        let logWidth = logarithms.log1p(width)
        unsafe inputs[0] = logWidth
        unsafe inputs[1] = max(0, logWidth - 2)
        unsafe inputs[2] = max(0, logWidth - 3)
        unsafe inputs[3] = max(0, logWidth - 3.7)
        unsafe inputs[4] = max(0, logWidth - 4.3)
        unsafe inputs[5] = max(0, logWidth - 5)
        unsafe inputs[6] = logarithms.log1p(words)
        unsafe inputs[7] = Float(counts[.digit]) / total
        unsafe inputs[8] = Float(counts[.punctuation]) / total
        unsafe inputs[9] = Float(counts[.symbol]) / total
        unsafe inputs[10] = Float(counts[.latin] &+ counts[.letter] &+ counts[.hangul]) / total
        unsafe inputs[11] = Float(capitalWords) / Float(max(1, words))
        unsafe inputs[12] = logarithms.log1p(number(of: .end))
        unsafe inputs[13] = logarithms.log1p(number(of: .comma) &+ number(of: .listComma))
        unsafe inputs[14] = logarithms.log1p(counts[.digit])
        unsafe inputs[15] = endsSentence ? 1 : 0
        unsafe inputs[16] = last == SentencePart.colon.rawValue ? 1 : 0
    }
}

/// How many cells of each ``ScalarClass`` a line has.
struct ClassCounts {
    private var counts: SIMD16<Int32> = .zero

    init() {}

    init(_ counts: SIMD16<Int32>) { self.counts = counts }

    @inline(__always) subscript(scalarClass: ScalarClass) -> Int { Int(counts[Int(scalarClass.bits)]) }

    /// How many cells are letters, marks aside.
    var letters: Int {
        self[.latin] &+ self[.letter] &+ self[.han] &+ self[.kana] &+ self[.hangul] &+ self[.southEastAsian]
    }

    /// The class of letters that leads, or blanks if there are no letters.
    var leadingLetters: ScalarClass {
        var (leading, most) = (ScalarClass.space, 0)
        @inline(__always) func compare(_ scalarClass: ScalarClass) {
            if self[scalarClass] > most { (leading, most) = (scalarClass, self[scalarClass]) }
        }
        compare(.latin)
        compare(.letter)
        compare(.han)
        compare(.kana)
        compare(.hangul)
        compare(.southEastAsian)
        return leading
    }

    @inline(__always) static func += (sum: inout ClassCounts, counts: ClassCounts) {
        sum.counts = sum.counts &+ counts.counts
    }
}
