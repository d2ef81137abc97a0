import ChaffPages

/// A page as the decoder reads it.
struct Decoded {
    let choice: CharsetChoice
    let bytes: [UInt8]
    var string: String { String(decoding: bytes, as: UTF8.self) }

    init(
        _ page: [UInt8], isHTML: Bool = true, option: Charset? = nil, http: String? = nil,
        by decoder: CharsetDecoder = CharsetDecoder()
    ) {
        var bytes: [UInt8] = []
        choice = unsafe page.withUnsafeBytes { page in
            unsafe decoder.decode(page, isHTML: isHTML, option: option, http: http) { bytes = unsafe Array($0) }
        }
        self.bytes = bytes
    }

    init(_ page: String, isHTML: Bool = true) { self.init(Array(page.utf8), isHTML: isHTML) }
}
