import TestSupport
import Testing

@testable import ChaffPages

@Suite struct Base64Tests {
    private func decode(_ text: String) -> (bytes: [UInt8], fault: Int?) {
        let buffer = ByteBuffer()
        let fault = unsafe Array(text.utf8).withUnsafeBytes { unsafe Base64.decode($0, to: buffer) }
        return (buffer.array, fault)
    }

    @Test(
        "base64 in all its forms",
        arguments: [
            ("", ""), ("QQ==", "A"), ("QUI=", "AB"), ("QUJD", "ABC"), ("QUJDRA==", "ABCD"),
            ("QUJDREVGR0g=", "ABCDEFGH"),
            ("QQ", "A"), ("QUI", "AB"), ("QUJDRA=", "ABCD"), (" Q U\nJ\tD\r\n", "ABC"), ("QUJD\nRA==\n", "ABCD"),
            ("Pz8/", "???"), ("Pz8_", "???"), ("fn5+", "~~~"), ("fn5-", "~~~"), ("QQ==\n", "A"), ("====", ""),
        ])
    func good(text: String, expected: String) {
        let decoded = decode(text)
        #expect(decoded.fault == nil)
        #expect(decoded.bytes == Array(expected.utf8))
    }

    @Test(
        "what is no base64 is told with its place",
        arguments: [
            ("Q", 0), ("QUJDR", 4), ("QUJD*UJD", 4), ("QUJDQU*D", 6), ("QQ==QQ==", 4), ("QUJD\u{E9}", 4), ("*", 0),
            ("QUJDQUJDQUJDQUJ!", 15), ("Q===", 0),
        ])
    func bad(text: String, place: Int) { #expect(decode(text).fault == place) }

    @Test func `what is encoded is decoded, whatever blanks stand in it`() {
        var random = SeededRandom(seed: 11)
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        for count in 0..<300 {
            let bytes = RandomText.noise(count: count, using: &random)
            var text = ""
            for start in stride(from: 0, to: count, by: 3) {
                let group = (0..<3).map { start + $0 < count ? Int(bytes[start + $0]) : 0 }
                let bits = group[0] << 16 | group[1] << 8 | group[2]
                for place in 0..<4 {
                    let isPadding = start + place > count
                    text.append(isPadding ? "=" : digits[bits >> (18 - 6 * place) & 63])
                    if random.below(20) == 0 { text.append(random.pick(["\n", " ", "\r\n"])) }
                }
            }
            let decoded = decode(text)
            #expect(decoded.fault == nil)
            #expect(decoded.bytes == bytes)
        }
    }
}
