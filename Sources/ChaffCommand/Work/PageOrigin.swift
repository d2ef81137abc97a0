import ChaffPages

/// What a page was read from. The bytes of a record's line are there as long as its page is written.
@safe enum PageOrigin {
    /// A file, or a piece of one.
    case file
    /// A page record, and the line it was read from.
    case record(PageRecord, UnsafeRawBufferPointer)
    /// A record of an archive.
    case archive(ArchivedRecord)
}
