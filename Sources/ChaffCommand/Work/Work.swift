import ChaffPages

/// One piece of input on its way to output: a piece of text, or a batch of records. Used again and again.
///
/// Sendable because one thread has it at a time: the feeder, then a worker, then the writer.
final class Work: @unchecked Sendable {
    enum Content: Equatable {
        /// A piece of a plain text; the page is whole or a fragment.
        case text(isWhole: Bool)
        /// Page records, one a line.
        case records
    }

    /// A record that could not be labelled.
    struct Fault: Equatable {
        let line: Int
        let reason: String
    }

    let input = ByteBuffer(capacity: 1 << 20)
    let output = ByteBuffer(capacity: 1 << 20)
    var content = Content.text(isWhole: true)
    var file = "-"
    /// The number of the first line in the file, from 1.
    var firstLine = 1
    var faults: [Fault] = []
    var pages = 0
    var lines = 0

    // A piece is some megabytes long; memory beyond that was for an unusually long line.
    private static let usualSize = 16 << 20

    func reset() {
        input.removeAll()
        output.removeAll()
        input.shrink(to: Work.usualSize)
        output.shrink(to: Work.usualSize)
        faults.removeAll(keepingCapacity: true)
        pages = 0
        lines = 0
    }
}
