import ChaffPages
import TestSupport
import Testing

@Suite struct RoundTripTests {
    private static let cases = LanguageTexts.charsets.map { RoundTrip($0.charset, $0.language, $0.least) }

    struct RoundTrip: CustomTestStringConvertible, Sendable {
        let charset: String
        let language: String
        let least: Int
        var testDescription: String { "\(language) in \(charset)" }

        init(_ charset: String, _ language: String, _ least: Int) {
            (self.charset, self.language, self.least) = (charset, language, least)
        }

        /// Texts of 50 bytes to 5 kB, in the charset and as they should be read.
        func texts() throws -> [(bytes: [UInt8], text: String)] {
            let writer = try CharsetWriter(charset)
            let whole = LanguageTexts.texts[language] ?? ""
            let long = Array(repeating: whole, count: 5000 / whole.unicodeScalars.count + 1).joined(separator: "\n")
            let option = try Charset(named: charset)
            return [50, 200, 1000, 5000].map { size in
                let bytes = writer.bytes(long, size: size)
                let text = Decoded(bytes, isHTML: false, option: option).string
                #expect(size > 200 || long.unicodeScalars.starts(with: text.unicodeScalars), "\(charset)")
                return (bytes, text)
            }
        }
    }

    private func decoded(_ bytes: [UInt8], declared: String, padding: Int = 0) -> Decoded {
        let space = String(repeating: " ", count: padding)
        let meta = declared.isEmpty ? "" : "<meta charset=\(declared)>"
        return Decoded(Array("<html><head>\(space)\(meta)</head><p>".utf8) + bytes + Array("</p>".utf8))
    }

    private func expect(_ found: Decoded, holds text: String, _ note: Comment) {
        #expect(found.string.unicodeScalars.reversed().starts(with: "<p>\(text)</p>".unicodeScalars.reversed()), note)
    }

    @Test("a right declaration is followed, early or late", arguments: cases)
    func declared(trip: RoundTrip) throws {
        for (bytes, text) in try trip.texts() {
            for padding in [0, 70_000] {
                let found = decoded(bytes, declared: trip.charset, padding: padding)
                #expect(found.choice == CharsetChoice(name: trip.charset, reason: .meta))
                expect(found, holds: text, "\(bytes.count) bytes")
            }
        }
    }

    @Test("without a declaration the text tells its charset", arguments: cases)
    func undeclared(trip: RoundTrip) throws {
        for (bytes, text) in try trip.texts() where bytes.count >= trip.least - 3 {
            expect(decoded(bytes, declared: ""), holds: text, "\(bytes.count) bytes")
        }
    }

    @Test("a declaration of UTF-8 is not believed", arguments: cases)
    func notUTF8(trip: RoundTrip) throws {
        for (bytes, text) in try trip.texts() where bytes.count >= trip.least - 3 {
            let found = decoded(bytes, declared: "utf-8")
            #expect(found.choice.overruled == "utf-8")
            expect(found, holds: text, "\(bytes.count) bytes")
        }
    }

    @Test("a declaration of another script's charset is not believed in a long text", arguments: cases)
    func lying(trip: RoundTrip) throws {
        for (bytes, text) in try trip.texts() where bytes.count >= 900 {
            for lie in ["gb2312", "big5", "shift_jis", "windows-1251", "iso-8859-1"] {
                let isWestern = ["fr", "de", "pl", "cs", "vi", "tr"].contains(trip.language)
                let isMeant = try Charset(named: lie).name == trip.charset || isWestern
                if isMeant { continue }
                expect(decoded(bytes, declared: lie), holds: text, "\(bytes.count) bytes as \(lie)")
            }
        }
    }

    @Test("the same text in UTF-8 is read as UTF-8, whatever is declared", arguments: cases)
    func utf8(trip: RoundTrip) throws {
        for (_, text) in try trip.texts() where text.utf8.count >= 200 {
            let found = decoded(Array(text.utf8), declared: trip.charset)
            #expect(found.choice.name == "utf-8" && found.choice.overruled == trip.charset)
            expect(found, holds: text, "")
        }
    }

    @Test("bad bytes cost what stands beside them, to the next ASCII character", arguments: cases)
    func badBytes(trip: RoundTrip) throws {
        var random = SeededRandom(seed: 74)
        let writer = try CharsetWriter(trip.charset)
        let sentence = LanguageTexts.texts[trip.language] ?? ""
        let good = writer.bytes(sentence)
        let text = Decoded(good, isHTML: false, option: try Charset(named: trip.charset)).string
        for _ in 0..<5 {
            var bad = good
            bad.insert(random.pick([0xFF, 0x00, 0x81]), at: random.below(bad.count))
            let bytes = good + [0x0A] + bad + [0x0A] + good
            let found = decoded(bytes, declared: trip.charset)
            #expect(found.choice.name == trip.charset && found.choice.reason == .meta)
            #expect(found.string.contains("<p>\(text)\n"))
            #expect(found.string.hasSuffix("\n\(text)</p>"))
        }
    }
}
