import CICU

/// Chinese characters in other forms, one by one, as the mirrors of hacked pages convert them: Traditional characters
/// and pinyin. Tables, made by ICU once on first use.
package enum ChineseConversion {
    /// The Traditional form of a Simplified character; any other code point as it is.
    package static func traditional(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard let index = index(of: scalar) else { return scalar }
        return forms[index]
    }

    /// The pinyin of a character, tone mark included, in lower case; nil if it is no Chinese character.
    package static func pinyin(of scalar: Unicode.Scalar) -> String? {
        guard let index = index(of: scalar), !readings[index].isEmpty else { return nil }
        return readings[index]
    }

    private static let first: UInt32 = 0x4E00
    private static let count = 0x9FA6 - 0x4E00

    private static func index(of scalar: Unicode.Scalar) -> Int? {
        let index = Int(scalar.value) - Int(first)
        return 0..<count ~= index ? index : nil
    }

    private static let forms: [Unicode.Scalar] = {
        let converted = transliterated("Hans-Hant")
        return (0..<count).map { index in
            let form = converted[index].unicodeScalars
            // A character without one single Traditional form stays as it is.
            return form.count == 1 ? form[form.startIndex] : Unicode.Scalar(first + UInt32(index)) ?? "\u{FFFD}"
        }
    }()

    private static let readings: [String] = transliterated("Han-Latin").map { reading in
        reading.unicodeScalars.allSatisfy { $0.properties.isLowercase } ? reading : ""
    }

    /// Every character of the block in the form that ICU's transliterator gives it standing alone.
    static func transliterated(_ name: String) -> [String] {
        var text: [UInt16] = []
        for index in 0..<count {
            if index > 0 { text.append(0x0A) }
            text.append(UInt16(first) + UInt16(index))
        }
        let length = text.count
        text += repeatElement(0, count: length * 7)
        let capacity = Int32(text.count)
        // ICU writes at most `capacity` units, which is what the array holds.
        let size = unsafe text.withUnsafeMutableBufferPointer { buffer in
            unsafe chaff_icu_transliterate(name, buffer.baseAddress, Int32(length), capacity)
        }
        let forms = String(decoding: text[..<max(0, Int(size))], as: UTF16.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        return forms.count == count ? forms : [String](repeating: "", count: count)
    }
}
