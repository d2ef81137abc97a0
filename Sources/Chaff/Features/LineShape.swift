/// Numbers that describe a line as a whole, apart from what it says.
@safe struct LineShape {
    /// How many numbers ``write(to:)`` gives.
    static let count = 17

    /// Columns the line would take: Han, kana and hangul count two.
    private(set) var width = 0
    private(set) var counts = ClassCounts()
    /// Marks that keyword stacks are strung on: `_ | - , / · 丨 、`.
    private(set) var separators = 0
    /// Han characters that prose needs and keyword stacks do without: 的 了 在 是 和 and others.
    private(set) var functionCharacters = 0
    private(set) var words = 0
    private(set) var capitalWords = 0
    private var sentenceEnds = 0
    private var commas = 0
    private var last: UInt32 = 0

    init(cells: UnsafePointer<Cell>, count: Int) {
        var previous = ScalarClass.space
        var last: UInt32 = 0
        var words = 0
        var capitalWords = 0
        var tally = ClassCounts()
        unsafe tally.withPointer { counts in
            for index in 0..<count {
                let cell = unsafe cells[index]
                let scalarClass = cell.scalarClass
                unsafe counts[Int(scalarClass.bits)] &+= 1
                if scalarClass != previous {
                    if scalarClass.isWord {
                        words &+= 1
                        capitalWords &+= cell.isCapital ? 1 : 0
                    }
                    previous = scalarClass
                }
                if scalarClass == .space { continue }
                last = cell.codePoint
                if scalarClass == .han {
                    functionCharacters &+= LineShape.isFunctionCharacter(last) ? 1 : 0
                    separators &+= last == 0x4E28 ? 1 : 0
                } else if scalarClass.isSeparator {
                    countMark(last)
                }
            }
        }
        counts = tally
        self.last = last
        self.words = words
        self.capitalWords = capitalWords
        let wide = counts[.han] &+ counts[.kana] &+ counts[.hangul]
        width = count &+ wide
        words &+= (wide &+ counts[.southEastAsian]) / 2
    }

    @inline(__always) private mutating func countMark(_ codePoint: UInt32) {
        switch codePoint {
        case 0x2E, 0x21, 0x3F, 0x3002, 0x0964, 0x06D4, 0x061F: sentenceEnds &+= 1
        case 0x2C, 0x3001:
            commas &+= 1
            separators &+= 1
        case 0x060C, 0x3B: commas &+= 1
        case 0x2D, 0x2F, 0x5F, 0x7C, 0xB7, 0x30FB: separators &+= 1
        default: break
        }
    }

    /// log(1 + width)
    var logWidth: Float { log1p(Float(width)) }

    func write(to inputs: UnsafeMutablePointer<Float>) {
        let total = Float(max(1, counts.total))
        let logWidth = self.logWidth
        unsafe inputs[0] = logWidth
        unsafe inputs[1] = max(0, logWidth - 2)
        unsafe inputs[2] = max(0, logWidth - 3)
        unsafe inputs[3] = max(0, logWidth - 3.7)
        unsafe inputs[4] = max(0, logWidth - 4.3)
        unsafe inputs[5] = max(0, logWidth - 5)
        unsafe inputs[6] = log1p(Float(words))
        unsafe inputs[7] = Float(counts[.digit]) / total
        unsafe inputs[8] = Float(counts[.punctuation]) / total
        unsafe inputs[9] = Float(counts[.symbol]) / total
        unsafe inputs[10] = Float(counts[.latin] &+ counts[.letter] &+ counts[.hangul]) / total
        unsafe inputs[11] = Float(capitalWords) / Float(max(1, words))
        unsafe inputs[12] = log1p(Float(sentenceEnds))
        unsafe inputs[13] = log1p(Float(commas))
        unsafe inputs[14] = log1p(Float(counts[.digit]))
        unsafe inputs[15] = endsSentence ? 1 : 0
        unsafe inputs[16] = last == 0x3A ? 1 : 0
    }

    @inline(__always) private static func isFunctionCharacter(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        // 的 了 在 是 和 与 为 这 不 也 就 对 从 被 将 而 其 及 以 所
        case 0x7684, 0x4E86, 0x5728, 0x662F, 0x548C, 0x4E0E, 0x4E3A, 0x8FD9, 0x4E0D, 0x4E5F, 0x5C31, 0x5BF9, 0x4ECE,
            0x88AB, 0x5C06, 0x800C, 0x5176, 0x53CA, 0x4EE5, 0x6240:
            return true
        default: return false
        }
    }

    var endsSentence: Bool {
        switch last {
        case 0x2E, 0x21, 0x3F, 0x3002, 0x0964, 0x06D4, 0x061F, 0x201D, 0x300D: return true
        default: return false
        }
    }
}

/// How many cells of each ``ScalarClass`` a line has.
struct ClassCounts {
    private var counts: SIMD16<Int32> = .zero

    @inline(__always) mutating func withPointer(_ body: (UnsafeMutablePointer<Int32>) -> Void) {
        unsafe withUnsafeMutablePointer(to: &counts) { pointer in
            unsafe pointer.withMemoryRebound(to: Int32.self, capacity: 16) { unsafe body($0) }
        }
    }

    @inline(__always) subscript(scalarClass: ScalarClass) -> Int { Int(counts[Int(scalarClass.bits)]) }

    var total: Int { Int(counts.wrappedSum()) }
}
