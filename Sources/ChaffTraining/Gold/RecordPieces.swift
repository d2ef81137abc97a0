#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Reads a file of JSON lines in pieces of whole rows, several at once; samples come in the order of the file.
struct RecordPieces {
    let name: SampleName
    let jobs: Int
    /// About how many bytes a piece has: small enough that no thread waits long for the last one.
    var size = 1 << 20

    func read(_ bytes: UnsafeRawBufferPointer, into gold: inout GoldSet) {
        let pieces = unsafe pieces(bytes)
        // Lent for as long as the threads run.
        nonisolated(unsafe) let bytes = unsafe bytes
        let parts = Parallel.map(0..<pieces.count, jobs: jobs) { piece in
            let samples = RecordSamples(name: name)
            var part = GoldSet()
            let rows = unsafe UnsafeRawBufferPointer(rebasing: bytes[pieces[piece].bytes])
            unsafe samples.read(rows, after: pieces[piece].rowsBefore, into: &part)
            return (part, samples.lost)
        }
        var lost = 0
        for (part, lostInPart) in parts {
            gold.pages += part.pages
            gold.faults += part.faults
            lost += lostInPart
        }
        if lost > 0 {
            gold.notes.append("\(name.file): \(lost) gold lines are not in the HTML as it is read; they are left out")
        }
    }

    private func pieces(_ bytes: UnsafeRawBufferPointer) -> [(bytes: Range<Int>, rowsBefore: Int)] {
        var pieces: [(bytes: Range<Int>, rowsBefore: Int)] = []
        var (start, position, rows, rowsBefore) = (0, 0, 0, 0)
        while position < bytes.count, let base = bytes.baseAddress {
            let found = unsafe memchr(base + position, 0x0A, bytes.count - position)
            position = unsafe found.map { unsafe UnsafeRawPointer($0) - base + 1 } ?? bytes.count
            rows += 1
            if position - start >= size || position == bytes.count {
                pieces.append((start..<position, rowsBefore))
                (start, rowsBefore) = (position, rows)
            }
        }
        return pieces
    }
}
