import ChaffPages
import TestSupport
import Testing

@testable @_spi(Folding) import Chaff

@Suite struct WordGramsTests {
    private struct Word: Equatable {
        let end: Int
        let key: UInt32
        let pair: UInt32
        let shape: UInt32
    }

    private func words(of text: String, seams: [Int] = []) -> [Word] {
        let page = PageBuilder().page(text: text)
        guard let line = page.lines.first else { return [] }
        let count = line.cells.count
        let (grams, words) = (Grams(), WordGrams())
        var boundaries = [UInt32](repeating: 0, count: count + 2 * Lanes.width)
        unsafe page.withCells(of: line) { cells in
            unsafe grams.read(cells, count: count)
            unsafe boundaries.withUnsafeMutableBufferPointer { boundaries in
                guard let start = boundaries.baseAddress else { return }
                unsafe Chain.markBoundaries(grams.codes, count: count, seams: seams, in: start)
                unsafe words.read(cells, grams.codes, boundaries: start, count: count)
            }
        }
        return (0..<words.count).map {
            Word(end: words.end($0), key: words.key($0), pair: words.pairKey($0), shape: words.shapeKey($0))
        }
    }

    @Test(arguments: [
        ("free spins", [3, 9]), ("bet365, now", [5, 10]), ("हिन्दी शब्द", [5, 10]), ("日本語", []), ("กขค", []),
        ("a日b", [0, 2]), ("- 7 -", [2]), ("", []), ("무료 회원", [1, 4]),
    ])
    func `a word ends with its last letter, mark or digit`(text: String, ends: [Int]) {
        #expect(words(of: text).map(\.end) == ends)
    }

    @Test func `a word has the same key wherever it stands, and a pair its own`() {
        let first = words(of: "deposit bonus here")
        let second = words(of: "a deposit, bonus")
        #expect(first[0].key == second[1].key && first[1].key == second[2].key)
        #expect(first[1].pair == second[2].pair)
        #expect(first[0].pair != second[1].pair)
        #expect(Set(first.map(\.key)).count == 3 && Set(first.map(\.pair)).count == 3)
    }

    @Test func `a word ends where a link starts`() {
        let glued = words(of: "millfree spins", seams: [4])
        #expect(glued.map(\.end) == [3, 7, 13])
        #expect(glued[1].key == words(of: "free")[0].key)
        #expect(glued[2].pair == words(of: "free spins")[1].pair)
    }

    @Test(arguments: [
        ("play king88 now", "play jack88 now", true), ("KING88", "JACK88", true), ("KING88", "king88", false),
        ("king88", "king77", false), ("king88", "ka88", false), ("𝐊𝐈𝐍𝐆88", "KING88", false), ("𝐊𝐈𝐍𝐆88", "𝐉𝐀𝐂𝐊88", true),
        ("king88!", "king88?", true), ("king88!", "king88 x", false), ("(king88", "king88", false),
        ("сайт88", "king88", false), ("cooperatives", "misjudgement", true), ("кто4", "что4", true),
    ])
    func `words that look alike have the same shape`(first: String, second: String, isSame: Bool) {
        let shapes = [first, second].map { text in words(of: text).first { $0.end >= text.count - 6 }?.shape }
        #expect((shapes[0] == shapes[1]) == isSame)
    }

    @Test func `the shape of a word does not depend on the words before it`() {
        #expect(words(of: "a bb king88 c")[2].shape == words(of: "x king88 c")[1].shape)
        #expect(words(of: "millking88", seams: [4])[1].key == words(of: "king88")[0].key)
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `words are those that splitting at everything else gives`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let text = String(
            (0..<random.below(60)).map { _ in random.pick(["a", "ž", "7", " ", ",", "中", "б", "한"]) }.joined())
        let page = PageBuilder().page(text: text)
        guard let line = page.lines.first else { return }
        var ends: [Int] = []
        let classes = page.cells[line.cells].map(\.scalarClass)
        for (index, own) in classes.enumerated() where own.isWord || own == .digit {
            let next = index + 1 < classes.count ? classes[index + 1] : .space
            if !next.isWord, next != .digit { ends.append(index) }
        }
        #expect(words(of: text).map(\.end) == ends)
    }
}
