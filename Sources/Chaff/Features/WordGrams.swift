/// The words of a line and the pairs of neighbouring words, each at the position where it ends. Five characters do not
/// tell what `deposit bonus` means; scripts without blanks do without, their five characters are a phrase.
///
/// A word is what stands together of letters, marks and digits. Keeps its memory; one a thread.
@safe final class WordGrams {
    /// Where each word ends, and its hash.
    private var ends: UnsafeMutablePointer<UInt32>
    private var hashes: UnsafeMutablePointer<UInt32>
    private var shapes: UnsafeMutablePointer<UInt32>
    private var capacity = 0
    /// How many words the line has.
    private(set) var count = 0

    init() {
        unsafe ends = .allocate(capacity: 1)
        unsafe hashes = .allocate(capacity: 1)
        unsafe shapes = .allocate(capacity: 1)
    }

    deinit {
        unsafe ends.deallocate()
        unsafe hashes.deallocate()
        unsafe shapes.deallocate()
    }

    /// Reads a line.
    /// - Parameters:
    ///   - cells: those of the line.
    ///   - codes: as ``Grams/codes`` has them, with an edge behind the last.
    ///   - boundaries: for each position, and the one behind the last, ``Chain/seam`` if a word must not go on there.
    func read(
        _ cells: UnsafePointer<Cell>, _ codes: UnsafePointer<UInt32>, boundaries: UnsafePointer<UInt32>,
        count length: Int
    ) {
        reserve(length + 1)
        let (ends, hashes, shapes) = unsafe (self.ends, self.hashes, self.shapes)
        var words = 0
        var hash: UInt32 = 0
        var shape = unsafe WordShape(after: codes[-1])
        var isWord = unsafe WordGrams.isWord(codes[0])
        for index in 0..<length {
            let isNextWord = unsafe WordGrams.isWord(codes[index &+ 1])
            if isWord == 0 {
                // Scripts without words are nothing but this.
                if isNextWord != 0 { shape = unsafe WordShape(after: codes[index]) }
                isWord = isNextWord
                continue
            }
            let seam = unsafe boundaries[index &+ 1] &>> 1
            hash = unsafe hash &* Hash.before1 &+ codes[index]
            unsafe ends[words] = UInt32(truncatingIfNeeded: index)
            unsafe hashes[words] = hash
            unsafe shape.add(cells[index])
            unsafe shapes[words] = shape.hash(before: codes[index &+ 1])
            let isEnd = (~isNextWord | seam) & 1
            words &+= Int(isEnd)
            hash &= isEnd &- 1
            if isEnd != 0 { shape = unsafe WordShape(after: codes[index]) }
            isWord = isNextWord
        }
        count = words
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        capacity = max(1024, 2 * count)
        unsafe ends.deallocate()
        unsafe hashes.deallocate()
        unsafe ends = .allocate(capacity: capacity)
        unsafe hashes = .allocate(capacity: capacity)
        unsafe shapes.deallocate()
        unsafe shapes = .allocate(capacity: capacity)
    }

    /// The position of a word's last character.
    @inline(__always) func end(_ word: Int) -> Int { Int(unsafe ends[word]) }

    /// The key of a word, made up like those of ``Grams/keys(_:at:)``.
    @inline(__always) func key(_ word: Int) -> UInt32 { Hash.mixed(unsafe hashes[word]) }

    /// The key of a word and the one before it in the line, whatever stands between them.
    @inline(__always) func pairKey(_ word: Int) -> UInt32 {
        let previous = word > 0 ? unsafe hashes[word &- 1] : 0
        return unsafe Hash.mixed(Hash.pair(previous, hashes[word]))
    }

    /// The key of what a word looks like; see ``WordShape``.
    @inline(__always) func shapeKey(_ word: Int) -> UInt32 { Hash.mixed(unsafe shapes[word]) }

    /// 1 for a letter of a script with blanks between words, a mark or a digit, else 0.
    @inline(__always) private static func isWord(_ code: UInt32) -> UInt32 { (code &>> 23 ^ code &>> 24) & 1 }
}
