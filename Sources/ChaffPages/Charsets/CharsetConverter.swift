import CICU

/// Reads one charset by ICU. Holds a handle of ICU's: one a thread.
@safe final class CharsetConverter {
    // Open from init to deinit, and used by nobody else.
    private let handle: OpaquePointer
    /// Whether an ASCII byte standing alone is that ASCII character.
    let keepsASCII: Bool

    init?(_ charset: Charset) {
        guard let handle = unsafe chaff_icu_converter_open(charset.converter) else { return nil }
        unsafe self.handle = handle
        keepsASCII = unsafe chaff_icu_converter_keeps_ascii(handle) != 0
    }

    deinit { unsafe chaff_icu_converter_close(handle) }

    /// Appends `bytes`, the whole of a text, as valid UTF-8 without NUL. Returns how many U+FFFD were put in.
    func convert(_ bytes: UnsafeRawBufferPointer, into text: ByteBuffer) -> Int {
        unsafe chaff_icu_converter_reset(handle)
        guard let start = bytes.baseAddress else { return 0 }
        let first = unsafe start.assumingMemoryBound(to: UInt8.self)
        let end = unsafe first + bytes.count
        var from: UnsafePointer<UInt8>? = unsafe first
        var isDone = false
        while !isDone {
            // Most text does not grow to more than twice its bytes.
            let left = unsafe end - (from ?? end)
            let room = max(chaff_icu_convert_room, left * 2)
            let target = unsafe text.reserve(room)
            var to: UnsafeMutablePointer<UInt8>? = unsafe target
            isDone = unsafe chaff_icu_convert(handle, &from, end, &to, target + room) != 0
            text.count += unsafe (to ?? target) - target
        }
        return unsafe chaff_icu_converter_repaired(handle)
    }
}
