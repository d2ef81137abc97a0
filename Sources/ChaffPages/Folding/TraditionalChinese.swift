/// Traditional to Simplified, character by character, for features only.
enum TraditionalChinese {
    private static let first: UInt32 = 0x3400
    private static let last: UInt32 = 0x9FFF

    /// For each code point from ``first`` on its Simplified form, or 0.
    private static let table: [UInt16] = {
        var table = [UInt16](repeating: 0, count: Int(last - first) + 1)
        for (form, simplified) in zip(scalars(of: forms), scalars(of: simplifiedForms)) {
            table[Int(form.value - first)] = UInt16(simplified.value)
        }
        return table
    }()

    private static func scalars(of literal: StaticString) -> String.UnicodeScalarView {
        literal.withUTF8Buffer { unsafe String(decoding: $0, as: UTF8.self) }.unicodeScalars
    }

    /// The Simplified form of a Traditional character; nil for any other code point.
    static func simplified(_ codePoint: UInt32) -> UInt32? {
        guard first...last ~= codePoint else { return nil }
        let simplified = table[Int(codePoint - first)]
        return simplified == 0 ? nil : UInt32(simplified)
    }
}
