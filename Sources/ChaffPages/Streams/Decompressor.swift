import CZlib

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Takes gzip (any number of members) or zstd (any number of frames) apart, block by block.
@safe final class Decompressor {
    struct Step {
        var used: Int
        var written: Int
        var isDamaged = false
    }

    /// True before the first member and after each one: the only places where the data may end.
    private(set) var isBetweenMembers = true

    private let stream: OpaquePointer
    private let isGzip: Bool
    private var stepSize = Int.max

    /// How many bytes a step takes after the first damage. zstd does not tell how far into a step it came before it met
    /// damage.
    static let smallStep = 4096

    /// `gzip` or `zstd`.
    var name: String { isGzip ? "gzip" : "zstd" }

    // gzip's method byte is always 8. zstd data may begin with a skippable frame, as parallel compressors write it.
    private static let gzip: [ClosedRange<UInt8>] = [0x1F...0x1F, 0x8B...0x8B, 0x08...0x08]
    private static let zstd: [ClosedRange<UInt8>] = [0x28...0x28, 0xB5...0xB5, 0x2F...0x2F, 0xFD...0xFD]
    private static let skippable: [ClosedRange<UInt8>] = [0x50...0x5F, 0x2A...0x2A, 0x4D...0x4D, 0x18...0x18]

    /// True if `bytes` are too few to tell.
    static func isUndecided(_ bytes: UnsafeRawBufferPointer) -> Bool {
        [gzip, zstd, skippable].contains { magic in
            unsafe bytes.count < magic.count && zip(bytes, magic).allSatisfy { $1.contains($0) }
        }
    }

    /// Nil if `bytes` do not begin like compressed data.
    init?(recognising bytes: UnsafeRawBufferPointer) {
        func begins(_ magic: [ClosedRange<UInt8>]) -> Bool {
            unsafe bytes.count >= magic.count && zip(bytes, magic).allSatisfy { $1.contains($0) }
        }
        isGzip = begins(Decompressor.gzip)
        guard isGzip || begins(Decompressor.zstd) || begins(Decompressor.skippable),
            let stream = unsafe chaff_inflater_new(Int32(isGzip ? CHAFF_GZIP : CHAFF_ZSTD))
        else { return nil }
        unsafe self.stream = stream
    }

    // zstd archives of the web may begin with the dictionary of all their frames, in a skippable frame of its own kind
    // (the WARC zstd proposal of IIPC), sometimes compressed itself.
    private static let dictionaryMagic: [UInt8] = [0x5D, 0x2A, 0x4D, 0x18]
    private static let dictionaryLimit = 16 << 20

    /// How many bytes the frame at the start takes that holds a dictionary; nil if there is none, 8 if that is not
    /// known yet.
    static func dictionaryFrame(_ bytes: UnsafeRawBufferPointer) -> Int? {
        guard unsafe bytes.starts(with: dictionaryMagic) else { return nil }
        guard bytes.count >= 8 else { return 8 }
        let size = unsafe bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self).littleEndian
        return size <= dictionaryLimit ? 8 + Int(size) : nil
    }

    /// Takes the dictionary from the frame at the start of `bytes`, which must be there to its end.
    func readDictionary(_ bytes: UnsafeRawBufferPointer) {
        guard let size = unsafe Decompressor.dictionaryFrame(bytes), size <= bytes.count else { return }
        let frame = unsafe UnsafeRawBufferPointer(rebasing: bytes[8..<size])
        let plain = ByteBuffer()
        let limit = Decompressor.dictionaryLimit
        let outcome = unsafe ContentCoding.decode(frame, as: "zstd", limit: limit, to: plain)
        let dictionary = outcome == .decoded ? plain.array : unsafe Array(frame)
        guard !dictionary.isEmpty else { return }
        // One that cannot be used shows as damage in the first frame.
        _ = unsafe chaff_inflater_set_dictionary(stream, dictionary, dictionary.count)
    }

    deinit { unsafe chaff_inflater_free(stream) }

    /// Forgets what was read; the next byte begins a member.
    func restart() {
        unsafe chaff_inflater_reset(stream)
        isBetweenMembers = true
        stepSize = Decompressor.smallStep
    }

    /// As many bytes as ``findMember(in:from:)`` needs to see of a member.
    static let headerSize = 10

    /// Where the next gzip member or zstd frame seems to begin; nil if nowhere.
    ///
    /// gzip's header is checked to its end: flags, level and system are few of all values, so that random data holds
    /// one in 2^37 bytes.
    func findMember(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        var position = start
        let last = bytes.count - Decompressor.headerSize
        while position <= last,
            let found = unsafe memchr(base + position, isGzip ? 0x1F : 0x28, last + 1 - position)
        {
            position = unsafe UnsafeRawPointer(found) - base
            let at = UnsafeRawPointer(found)
            let word = unsafe at.loadUnaligned(as: UInt32.self).littleEndian
            if !isGzip {
                if word == 0xFD2F_B528 { return position }
            } else if word & 0xE0FF_FFFF == 0x0008_8B1F {
                let (level, system) = unsafe (
                    at.load(fromByteOffset: 8, as: UInt8.self), at.load(fromByteOffset: 9, as: UInt8.self)
                )
                if level == 0 || level == 2 || level == 4, system <= 13 || system == 255 { return position }
            }
            position += 1
        }
        return nil
    }

    func step(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Step {
        var step = Step(used: 0, written: 0)
        if isBetweenMembers {
            // Files padded to whole blocks end in zeros.
            if isGzip { while step.used < input.count, unsafe input[step.used] == 0 { step.used += 1 } }
            if step.used == input.count { return step }
            isBetweenMembers = false
        }
        var used = min(input.count - step.used, stepSize)
        var written = output.count
        let from = unsafe input.baseAddress.map { unsafe $0.assumingMemoryBound(to: UInt8.self) + step.used }
        let to = unsafe output.baseAddress?.assumingMemoryBound(to: UInt8.self)
        let status = unsafe chaff_inflate(stream, from, &used, to, &written)
        step.used += used
        step.written = written
        isBetweenMembers = status == CHAFF_INFLATE_END
        step.isDamaged = status == CHAFF_INFLATE_DAMAGED
        return step
    }
}
