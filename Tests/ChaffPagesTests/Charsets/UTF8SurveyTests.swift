import TestSupport
import Testing

@testable import ChaffPages

@Suite struct UTF8SurveyTests {
    private func survey(_ bytes: [UInt8]) -> UTF8Survey { unsafe bytes.withUnsafeBytes { unsafe UTF8Survey($0) } }

    @Test(
        "valid, broken and cut characters are counted",
        arguments: [
            ([0x41], 0, 0, 0), ([0xC3, 0xA9], 1, 0, 0), ([0xE5, 0x9B, 0xBD, 0x41], 1, 0, 0),
            ([0xF0, 0x9F, 0x98, 0x80], 1, 0, 0), ([0xFF, 0x41], 0, 1, 0), ([0xC0, 0x80], 0, 2, 0),
            ([0xE0, 0x80, 0x80, 0x41], 0, 3, 0), ([0xED, 0xA0, 0x80, 0x41], 0, 3, 0),
            ([0xC1, 0xBF, 0x41, 0x41], 0, 2, 0),
            ([0xE5, 0x9B], 0, 0, 1), ([0x41, 0xF0], 0, 0, 1), ([0xE5, 0x9B, 0x41], 0, 1, 0),
        ] as [([UInt8], Int, Int, Int)])
    func counts(bytes: [UInt8], sequences: Int, broken: Int, cut: Int) {
        // Alone, behind ASCII of every length, and before it.
        for before in 0..<40 {
            let found = survey([UInt8](repeating: 0x61, count: before) + bytes)
            #expect(found.sequences == sequences && found.broken == broken && found.cut == cut, "\(bytes) at \(before)")
        }
        if cut == 0 { #expect(survey(bytes + Array("and more text after it".utf8)).broken == broken) }
    }

    @Test func `a text is clean exactly if the standard library decodes it unchanged`() {
        var random = SeededRandom(seed: 71)
        for _ in 0..<400 {
            let bytes = RandomText.bytes(pieces: 30, using: &random)
            let found = survey(bytes)
            let decoded = String(decoding: bytes, as: UTF8.self)
            #expect(found.isClean == (Array(decoded.utf8) == bytes && !bytes.contains(0)))
            #expect(found.zeros == bytes.count { $0 == 0 })
        }
    }

    @Test func `repair gives what the standard library gives, and U+FFFD for NUL`() {
        var random = SeededRandom(seed: 72)
        for round in 0..<400 {
            let bytes =
                round % 2 == 0
                ? RandomText.bytes(pieces: 30, using: &random) : RandomText.noise(count: 60, using: &random)
            let buffer = ByteBuffer()
            unsafe bytes.withUnsafeBytes { unsafe UTF8Survey.repair($0, into: buffer) }
            let expected = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }
            #expect(Array(String(decoding: buffer.array, as: UTF8.self).unicodeScalars) == expected)
        }
    }
}
