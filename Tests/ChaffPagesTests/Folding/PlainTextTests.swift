import ChaffPages
import TestSupport
import Testing

/// ASCII is folded thirty-two characters at once; here against a loop over one after the other.
@Suite struct PlainTextTests {
    @Test(arguments: 0..<300 as Range<UInt64>)
    func `ASCII folds to small letters, single blanks and no third repetition`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let alphabet = Array("aAbB  019(.-@`[{~_\u{7F}".utf8)
        let bytes = (0..<random.below(120)).map { _ in
            random.below(seed % 3 == 0 ? 20 : 3) == 0 ? random.pick(alphabet) : UInt8(0x21 + random.below(0x5E))
        }
        let text = String(decoding: bytes, as: UTF8.self)
        var expected: [UInt8] = []
        var origins: [Int] = []
        for (index, byte) in bytes.enumerated() {
            let folded = (0x41...0x5A).contains(byte) ? byte + 32 : byte
            // A control character folds as any other symbol does.
            if folded == 0x20, expected.last ?? 0x20 == 0x20 { continue }
            let isThird = expected.count >= 2 && expected.suffix(2).allSatisfy { $0 == folded }
            if isThird, !(0x30...0x39).contains(folded) { continue }
            expected.append(folded)
            origins.append(index)
        }
        guard !bytes.isEmpty else { return }
        let folded = FoldedText(text)
        // Letters by chance parted or written as signs are for SpellingTests.
        let tricks = folded.line.tricks
        if tricks.parted + tricks.leet > 0 { return }
        #expect(Array(folded.string.utf8) == expected)
        #expect(folded.origins == origins)
    }

    @Test func `a long line is scored up to the limit, whatever it is made of`() {
        for unit in ["abcdefg ", "Öffentlich ", "图书馆在", "x(y) "] {
            let text = String(repeating: unit, count: PageBuilder.scoredCodePoints / unit.unicodeScalars.count + 99)
            let count = FoldedText(text).cells.count
            #expect((PageBuilder.scoredCodePoints...PageBuilder.scoredCodePoints + 4).contains(count), "\(unit)")
        }
    }
}
