import ChaffPages

/// One piece of input on its way to output: a piece of text, a page, a batch of records. Used again and again.
///
/// Sendable because one thread has it at a time: the feeder, then a worker, then the writer.
final class Work: @unchecked Sendable {
    enum Content: Equatable {
        /// A piece of a plain text; the page is whole or a fragment.
        case text(isWhole: Bool)
        /// A file that is one page, in a charset to be found out.
        case page(PageKind)
        /// Page records, one a line.
        case records
        /// Records of an archive; ``Work/batch`` says where they stand.
        case archive
    }

    /// Something to be told on standard error about one place of the input.
    struct Report: Equatable {
        enum Kind: Equatable {
            /// Told only if asked for.
            case detail
            /// A limit was reached.
            case note
            /// A record could not be read, or not all of it; the exit code tells it, too.
            case fault
        }

        enum Place: Equatable {
            case file
            case line(Int)
            case record(ArchivePlace)
        }

        let kind: Kind
        let place: Place
        let sentence: String
    }

    let input = ByteBuffer(capacity: 1 << 20)
    let output = ByteBuffer(capacity: 1 << 20)
    var content = Content.text(isWhole: true)
    var file = "-"
    /// The number of the first line in the file, from 1.
    var firstLine = 1
    var batch = WARCReader.Batch()
    var reports: [Report] = []
    var pages = 0
    var lines = 0
    /// Records of an archive without a page.
    var others = 0

    // A piece is some megabytes long; memory beyond that was for an unusually long line.
    private static let usualSize = 16 << 20

    func reset() {
        input.removeAll()
        output.removeAll()
        input.shrink(to: Work.usualSize)
        output.shrink(to: Work.usualSize)
        batch.removeAll()
        reports.removeAll(keepingCapacity: true)
        pages = 0
        lines = 0
        others = 0
    }

    func report(_ kind: Report.Kind, at place: Report.Place, _ sentence: String) {
        reports.append(Report(kind: kind, place: place, sentence: sentence))
    }
}
