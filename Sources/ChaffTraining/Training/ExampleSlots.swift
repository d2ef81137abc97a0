import Chaff

/// What the chains and the screen see of all examples, in their order. It is looked at fifteen times, so it is collected
/// once, in about 16 bytes a position.
struct ExampleSlots: Sendable {
    /// How many examples stand together.
    private static let stretch = 1024
    private let parts: [SlotRows]

    init(_ examples: [SpanExample], corpus: TrainingCorpus, known: KnownGrams, jobs: Int) {
        let stretch = ExampleSlots.stretch
        parts = Parallel.map(0..<(examples.count + stretch - 1) / stretch, jobs: jobs) { part in
            let examples = examples[part * stretch..<min(examples.count, (part + 1) * stretch)]
            return SlotRowCollector(known).rows(
                examples.map {
                    let page = corpus.pages[$0.page].page
                    return (page, page.lines[$0.line])
                })
        }
    }

    /// What is seen of one example.
    @inline(__always) subscript(example: Int) -> SlotRow {
        parts[example / ExampleSlots.stretch].row(example % ExampleSlots.stretch)
    }
}

/// The slots of some lines.
///
/// Invariant: `headers` holds one number a position and `pairs` two, line after line; `grams` holds one for each n-gram
/// that a header tells of, and room for a vector. `starts` has one entry a line and one behind the last.
@safe final class SlotRows: @unchecked Sendable {
    let headers: UnsafeMutablePointer<UInt32>
    let grams: UnsafeMutablePointer<UInt16>
    let pairs: UnsafeMutablePointer<UInt16>
    private let starts: [(position: Int, gram: Int)]

    /// Takes the buffers over.
    init(
        headers: UnsafeMutablePointer<UInt32>, grams: UnsafeMutablePointer<UInt16>,
        pairs: UnsafeMutablePointer<UInt16>, starts: [(position: Int, gram: Int)]
    ) {
        unsafe self.headers = unsafe headers
        unsafe self.grams = unsafe grams
        unsafe self.pairs = unsafe pairs
        self.starts = starts
    }

    deinit {
        unsafe headers.deallocate()
        unsafe grams.deallocate()
        unsafe pairs.deallocate()
    }

    @inline(__always) func row(_ line: Int) -> SlotRow {
        let start = starts[line]
        return unsafe SlotRow(
            count: starts[line + 1].position - start.position, headers: headers + start.position,
            grams: grams + start.gram, pairs: pairs + 2 * start.position)
    }
}

/// The slots of one line; valid as long as its ``SlotRows``.
///
/// A slot of an n-gram has 20 bits: three for the table, one that the header keeps, and the 16 that are stored. A header:
/// ```
/// 0   for each table one bit, set if an n-gram that is known ends here
/// 8   the upper bits of the slots that are known, one after the other
/// 16  1 if the switch before the position is cheap
/// 17  the upper bit of the slot of the pair, then that of the quadruple, for the screen
/// ```
@safe struct SlotRow {
    static let isCheap: UInt32 = 1 << 16
    static let pairShift: UInt32 = 17
    /// Bits that are stored apart from the header.
    static let lowerBits: UInt32 = 16

    let count: Int
    let headers: UnsafePointer<UInt32>
    let grams: UnsafePointer<UInt16>
    let pairs: UnsafePointer<UInt16>

    init(
        count: Int, headers: UnsafePointer<UInt32>, grams: UnsafePointer<UInt16>, pairs: UnsafePointer<UInt16>
    ) {
        self.count = count
        unsafe self.headers = unsafe headers
        unsafe self.grams = unsafe grams
        unsafe self.pairs = unsafe pairs
    }

    /// Calls `body(position, table, slot)` for each known n-gram, position after position; slots are those of
    /// ``GramCollector``.
    @inline(__always) func visitGrams(_ body: (Int, Int, UInt32) -> Void) {
        var gram = unsafe grams
        for position in 0..<count {
            let header = unsafe headers[position]
            var (tables, uppers) = (header & 0xFF, header &>> 8)
            while tables != 0 {
                let table = tables.trailingZeroBitCount
                let slot = (UInt32(truncatingIfNeeded: table) &<< 1 | uppers & 1) &<< SlotRow.lowerBits
                body(position, table, unsafe slot | UInt32(gram.pointee))
                unsafe gram += 1
                uppers &>>= 1
                tables &= tables &- 1
            }
        }
    }
}
