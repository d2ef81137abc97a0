/// What a run of neighbouring cells is made of. Every punctuation mark and symbol is a run of its own.
struct RunKind: Equatable {
    private let bits: UInt64

    /// What is before a line.
    static let none = RunKind(bits: 15)

    private init(bits: UInt64) { self.bits = bits }

    /// Four bits for each ``ScalarClass``, the first one lowest: 1 blanks, 0 punctuation and symbols, 2 digits, 3 words,
    /// 4 scripts without blanks. A number instead of a switch: it is read for every code point.
    @inline(__always) init(of scalarClass: ScalarClass) {
        bits = (0x343_4433_2001 &>> UInt64(truncatingIfNeeded: scalarClass.bits &* 4)) & 15
    }

    @inline(__always) static func == (first: RunKind, second: RunKind) -> Bool { first.bits == second.bits }

    @inline(__always) func starts(after previous: RunKind) -> Bool { bits == 0 || bits != previous.bits }
}
