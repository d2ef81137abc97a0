/// A record of a WARC or WET file that may hold a page.
package struct ArchivedRecord: Equatable {
    package enum Kind: Equatable {
        /// An HTTP response with its header.
        case response
        /// A page without an HTTP header.
        case resource
        /// Plain text made from a page, as in WET files.
        case conversion
    }

    package let kind: Kind
    package let place: ArchivePlace
    /// WARC-Target-URI and WARC-Date as they were written; empty if they are not there.
    package let url: String
    package let date: String
    let contentType: String?
    /// Where the record's block stands in the batch's buffer.
    package var block: Range<Int>
}

/// Where a record stands in its archive.
package struct ArchivePlace: Equatable, CustomStringConvertible, Sendable {
    /// Counted from 1, over records of all types.
    package let number: Int
    /// In bytes of the uncompressed data.
    package let offset: Int

    package var description: String { "record \(number) at byte \(offset)" }
}

/// What is wrong with a record; the others are not touched by it.
package struct ArchiveFault: Equatable {
    package let place: ArchivePlace
    package let reason: String
    /// True if nothing is wrong but a limit was reached.
    package var isNote = false
}
