/// How much of a text is valid UTF-8, found in one pass.
struct UTF8Survey: Equatable {
    /// Valid characters of more than one byte.
    private(set) var sequences = 0
    /// The bytes of these after their first ones.
    private(set) var continuations = 0
    /// Places that are not UTF-8; one U+FFFD each.
    private(set) var broken = 0
    /// A character cut off by the end of the text: 0 or 1.
    private(set) var cut = 0
    /// NUL bytes.
    private(set) var zeros = 0

    /// About how many characters are not ASCII, whatever the charset: at least half of them.
    private(set) var foreign = 0

    // What has so many bad places, and more than good ones, is no UTF-8: the rest is not read.
    private static let enough = 1000

    var isASCII: Bool { sequences == 0 && broken == 0 && cut == 0 }
    /// Whether the text can be used as it is.
    var isClean: Bool { broken == 0 && cut == 0 && zeros == 0 }
    /// What must become U+FFFD.
    var repairs: Int { broken + cut + zeros }

    init() {}

    init(_ bytes: UnsafeRawBufferPointer) {
        guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        let end = unsafe start + bytes.count
        var at = unsafe start
        while unsafe pass(&at, end) < end {
            if broken >= UTF8Survey.enough, broken > sequences { break }
            guard unsafe at.pointee != 0 else {
                zeros &+= 1
                unsafe at += 1
                continue
            }
            let step = unsafe UTF8Step(at, end)
            if unsafe at + step.length == end, unsafe 0xC2...0xF4 ~= at.pointee { cut = 1 } else { broken &+= 1 }
            unsafe at += step.length
        }
        foreign = unsafe (broken + sequences) * bytes.count / max(1, at - start)
    }

    /// Appends `bytes` to `text` with U+FFFD for each bad byte and NUL.
    static func repair(_ bytes: UnsafeRawBufferPointer, into text: ByteBuffer) {
        guard let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
        let end = unsafe start + bytes.count
        var survey = UTF8Survey()
        var at = unsafe start
        while unsafe at < end {
            let from = unsafe at
            unsafe survey.pass(&at, end)
            unsafe text.append(from, at - from)
            guard unsafe at < end else { return }
            text.append("\u{FFFD}")
            unsafe at += UTF8Step(at, end).length
        }
    }

    /// Moves `at` over what is valid, to the end, a NUL or bytes that are not UTF-8.
    @inline(__always) @discardableResult
    private mutating func pass(
        _ at: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
    ) -> UnsafePointer<UInt8> {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while true {
            // 0x01…0x7F less one has no high bit, and borrows nothing from its neighbour; NUL and non-ASCII show one.
            while unsafe end - at >= 32 {
                let raw = unsafe UnsafeRawPointer(at)
                let first = unsafe raw.loadUnaligned(as: UInt64.self)
                let second = unsafe raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
                let third = unsafe raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
                let fourth = unsafe raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self)
                let found =
                    (first | (first &- ones)) | (second | (second &- ones)) | (third | (third &- ones))
                    | (fourth | (fourth &- ones))
                guard found & highs == 0 else { break }
                unsafe at += 32
            }
            while unsafe end - at >= 8 {
                let word = unsafe UInt64(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt64.self))
                let found = (word | (word &- ones)) & highs
                guard found == 0 else {
                    unsafe at += found.trailingZeroBitCount &>> 3
                    break
                }
                unsafe at += 8
            }
            while unsafe at < end && at.pointee != 0 && at.pointee < 0x80 { unsafe at += 1 }
            guard unsafe at < end && at.pointee != 0 else { return unsafe at }
            // Characters of one to three bytes, four bytes looked at at once; the masks are those of table 3-7 of the
            // Unicode Standard: no overlong forms, no surrogates.
            while unsafe end - at >= 4 {
                let word = unsafe UInt32(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt32.self))
                if word & 0xC0C0F0 == 0x8080E0, word & 0x200F != 0, word & 0x200F != 0x200D {
                    continuations &+= 2
                    sequences &+= 1
                    unsafe at += 3
                } else if word & 0xC0E0 == 0x80C0, word & 0x1E != 0 {
                    continuations &+= 1
                    sequences &+= 1
                    unsafe at += 2
                } else if word & 0x80 == 0, word & 0xFF != 0, word & 0x8080_8000 != 0 {
                    unsafe at += 1
                } else {
                    break
                }
            }
            guard unsafe at < end else { return unsafe at }
            if unsafe at.pointee < 0x80 { continue }
            let step = unsafe UTF8Step(at, end)
            guard step.isValid else { return unsafe at }
            sequences &+= 1
            continuations &+= step.length &- 1
            unsafe at += step.length
        }
    }
}

extension UTF8Survey {
    /// Whether the text is UTF-8 but for a few bad bytes. In any other charset the bad places are several times the good
    /// ones.
    var isNearlyUTF8: Bool { (sequences == 0 ? broken + cut : broken) * 4 <= sequences }

    /// Whether the text is UTF-8 although `declared`, a charset of the past, is declared.
    ///
    /// Bytes of another charset are seldom valid: of the characters of GBK one in eight looks like UTF-8, of EUC-KR one
    /// in eleven, and all of them must. Four continuation bytes by chance are less likely than a wrong declaration.
    /// In a Western charset a single one is (Ã©, Â©).
    func isUTF8(against declared: Charset) -> Bool {
        let least = declared.name == "windows-1252" || declared.name == "iso-8859-15" ? 1 : 4
        return continuations >= least && broken * 10 <= sequences
    }
}
