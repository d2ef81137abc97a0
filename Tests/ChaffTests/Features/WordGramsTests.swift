import ChaffPages
import TestSupport
import Testing

@testable @_spi(Folding) import Chaff

@Suite struct WordGramsTests {
    private struct Word: Equatable {
        let end: Int
        let key: UInt32
        let pair: UInt32
    }

    private func words(of text: String, seams: [Int] = []) -> [Word] {
        let page = PageBuilder().page(text: text)
        guard let line = page.lines.first else { return [] }
        let count = line.cells.count
        let (grams, words) = (Grams(), WordGrams())
        var boundaries = [UInt32](repeating: 0, count: count + 2 * Lanes.width)
        unsafe page.withCells(of: line) { unsafe grams.read($0, count: count) }
        unsafe boundaries.withUnsafeMutableBufferPointer { boundaries in
            guard let start = boundaries.baseAddress else { return }
            unsafe Chain.markBoundaries(grams.codes, count: count, seams: seams, in: start)
            unsafe words.read(grams.codes, boundaries: start, count: count)
        }
        return (0..<words.count).map { Word(end: words.end($0), key: words.key($0), pair: words.pairKey($0)) }
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
