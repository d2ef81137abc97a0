/// One step through bytes that should be UTF-8.
@usableFromInline package struct UTF8Step {
    /// How many bytes the step takes, 1…4; for bad bytes as many as one U+FFFD stands for.
    @usableFromInline package let length: Int
    @usableFromInline package let isValid: Bool

    @inlinable init(_ length: Int, _ isValid: Bool) {
        self.length = length
        self.isValid = isValid
    }

    /// Reads the code point at `at`, which must be before `end`.
    @inlinable package init(_ at: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
        let first = unsafe at.pointee
        if first < 0x80 {
            self.init(1, true)
            return
        }
        // The first continuation byte has a narrower range after four lead bytes: no overlong forms, no surrogates,
        // nothing over U+10FFFF (the Unicode Standard, table 3-7).
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        let length: Int
        switch first {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xED: (length, high) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF4: (length, high) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default:
            self.init(1, false)
            return
        }
        var seen = 1
        while seen < length {
            guard unsafe at + seen < end, case let next = unsafe at[seen], next >= low, next <= high else {
                self.init(seen, false)
                return
            }
            low = 0x80
            high = 0xBF
            seen &+= 1
        }
        self.init(length, true)
    }

    /// How many code points `bytes` make, bad bytes counted as the U+FFFD they become.
    package static func codePoints(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int {
        var at = unsafe start
        var count = 0
        while unsafe at < end {
            unsafe at += UTF8Step(at, end).length
            count &+= 1
        }
        return count
    }
}
