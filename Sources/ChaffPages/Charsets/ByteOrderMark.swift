/// The mark at the start of a text that says how it is encoded.
struct ByteOrderMark {
    let charset: Charset
    let length: Int

    init?(_ bytes: UnsafeRawBufferPointer) {
        func starts(_ mark: UInt8...) -> Bool {
            mark.count <= bytes.count && mark.indices.allSatisfy { unsafe bytes[$0] == mark[$0] }
        }
        if starts(0xEF, 0xBB, 0xBF) {
            (charset, length) = (.utf8, 3)
        } else if starts(0xFF, 0xFE, 0, 0) {
            (charset, length) = (.utf32LE, 4)
        } else if starts(0, 0, 0xFE, 0xFF) {
            (charset, length) = (.utf32BE, 4)
        } else if starts(0xFF, 0xFE) {
            (charset, length) = (.utf16LE, 2)
        } else if starts(0xFE, 0xFF) {
            (charset, length) = (.utf16BE, 2)
        } else {
            return nil
        }
    }
}
