import ChaffPages

/// What a person calls a page.
enum PageHeading {
    /// The page's name; nil for all pieces of a file but the first.
    static func name(of origin: PageOrigin, _ work: Work) -> String? {
        switch origin {
        case .file:
            guard work.firstLine == 1 else { return nil }
            return work.file == "-" ? "standard input" : work.file
        case .record(let record, let line):
            return unsafe (record.id ?? record.url)?.string(in: line) ?? "page \(work.pages)"
        case .archive(let record):
            return record.url.isEmpty ? "record \(record.place.number)" : record.url
        }
    }
}
