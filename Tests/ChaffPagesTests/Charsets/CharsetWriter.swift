import ChaffPages

/// Writes text in a charset: the decoder turned round, by decoding every byte and every pair of bytes.
struct CharsetWriter {
    let charset: String
    private var codes: [Unicode.Scalar: [UInt8]] = [:]

    init(_ charset: String) throws {
        self.charset = charset
        let option = try Charset(named: charset)
        var pairs: [[UInt8]] = (0x80...0xFF).map { [UInt8($0)] }
        for lead in 0x80...0xFF { for trail in 0x40...0xFF { pairs.append([UInt8(lead), UInt8(trail)]) } }
        let text = Decoded(pairs.flatMap { $0 + [0x0A] }, isHTML: false, option: option).string
        for (pair, line) in zip(pairs, text.split(separator: "\n", omittingEmptySubsequences: false)) {
            let scalars = line.unicodeScalars
            guard scalars.count == 1, let scalar = scalars.first, scalar != "\u{FFFD}", codes[scalar] == nil else {
                continue
            }
            codes[scalar] = pair
        }
    }

    /// The bytes of `text`, up to `size` of them; what the charset does not have is left out.
    func bytes(_ text: String, size: Int = .max) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            let code = scalar.isASCII ? [UInt8(scalar.value)] : codes[scalar] ?? []
            if bytes.count + code.count > size { break }
            bytes += code
        }
        return bytes
    }
}
