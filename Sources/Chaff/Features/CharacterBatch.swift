/// What is made of the single characters of neighbouring lines, all of them in one loop: the slots of character n-grams,
/// hashes of stretches, and where runs start.
///
/// Six lines of ten have less than twenty characters: a loop for each of them ends in the middle of a vector, is left
/// where nobody can predict it, and reads what the one before has just written in other pieces.
@safe final class CharacterBatch {
    /// About how many characters are taken at once: what is made of them stays in the first cache.
    static let size = 1024

    private let row = CodeRow(edge: CodeRow.Edge.blank, readsDigitsAsZero: true)
    let stretches = StretchHashes(capacity: CharacterBatch.size)
    let starts = RunStarts(capacity: CharacterBatch.size)
    /// The slots of the n-grams that end at each character, and at the blanks behind each line.
    private(set) var pairs: UnsafeMutablePointer<UInt32>
    private(set) var quadruples: UnsafeMutablePointer<UInt32>
    private var capacity = 0

    init() {
        unsafe pairs = .allocate(capacity: 1)
        unsafe quadruples = .allocate(capacity: 1)
    }

    deinit {
        unsafe pairs.deallocate()
        unsafe quadruples.deallocate()
    }

    /// The code of the first line's first character.
    @inline(__always) var codes: UnsafePointer<UInt32> { unsafe row.codes }

    /// How many characters there are, blanks behind the lines included.
    @inline(__always) var count: Int { row.count }

    @inline(__always) func removeAll() { row.removeAll() }

    /// True if there is room for a line of so many cells; for the first one there always is.
    @inline(__always) func hasRoom(for count: Int) -> Bool {
        row.count == 0 || row.count &+ count &+ CodeRow.gap <= CharacterBatch.size
    }

    /// Appends a line and returns where it starts; to be read after ``finish()``.
    @inline(__always) func append(_ cells: UnsafePointer<Cell>, count: Int) -> Int {
        unsafe row.append(cells, count: count)
    }

    /// Works everything out for the lines that were appended. Of a line that is longer than a batch, stretches and runs
    /// are known as far as the batch goes.
    func finish() {
        row.finish()
        reserve(row.count)
        let (row, stretches) = (self.row, self.stretches)
        let slots = unsafe Slots(row, pairs: pairs, quadruples: quadruples)
        let count = row.count
        let hashed = min(count, CharacterBatch.size)
        var index = 0
        while index < hashed {
            let codes = slots.write(at: index)
            stretches.add(codes, at: index)
            index &+= Lanes.width
        }
        while index < count {
            _ = slots.write(at: index)
            index &+= Lanes.width
        }
        stretches.finish(count: hashed)
        unsafe starts.find(row.codes, previous: row.before1, count: hashed)
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        capacity = max(CharacterBatch.size, count * 2)
        unsafe pairs.deallocate()
        unsafe quadruples.deallocate()
        unsafe pairs = .allocate(capacity: capacity + CodeRow.slack)
        unsafe quadruples = .allocate(capacity: capacity + CodeRow.slack)
    }

    /// Makes slots of eight codes at once; the pointers stay in registers.
    @safe private struct Slots {
        let codes, before1, before2, before3: UnsafePointer<UInt32>
        let pairs, quadruples: UnsafeMutablePointer<UInt32>

        @inline(__always)
        init(_ row: CodeRow, pairs: UnsafeMutablePointer<UInt32>, quadruples: UnsafeMutablePointer<UInt32>) {
            unsafe (codes, before1, before2, before3) = unsafe (row.codes, row.before1, row.before2, row.before3)
            unsafe (self.pairs, self.quadruples) = unsafe (pairs, quadruples)
        }

        /// Writes the slots of the n-grams that end at the eight codes from `index` on, and returns these.
        @inline(__always) func write(at index: Int) -> Lanes {
            let last = unsafe Lanes(codes + index)
            let pair = unsafe last &* Hash.last &+ Lanes(before1 + index) &* Hash.before1
            let earlier = unsafe Lanes(before2 + index) &* Hash.before2 &+ Lanes(before3 + index) &* Hash.before3
            let quadruple = pair &+ earlier
            unsafe Hash.slot(pair, bits: Block.slotBits).store(to: pairs + index)
            unsafe Hash.slot(quadruple, bits: Block.slotBits).store(to: quadruples + index)
            return last
        }
    }
}
