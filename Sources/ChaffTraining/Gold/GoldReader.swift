import ChaffPages

/// Reads samples: page JSON lines, `label⇥text` rows or fastText rows; compressed or not; files or directories.
/// ```swift
/// let gold = try GoldReader().read(paths: ["Training/gold", "pages.jsonl.gz"])
/// ```
public struct GoldReader: Sendable {
    /// How samples are written down.
    public enum Format: String, CaseIterable, Sendable {
        /// Told by the first row of each file.
        case auto
        /// A JSON object a line: a page with `lines`, or one line with `text` and `label`.
        case jsonl
        /// `label⇥text`, a blank row between pages.
        case tsv
        /// `__label__x text`, each row a line of its own.
        case fasttext
    }

    private let format: Format
    private let jobs: Int

    /// - Parameter jobs: threads for page JSON lines; what is read does not depend on it.
    public init(format: Format = .auto, jobs: Int = 1) {
        self.format = format
        self.jobs = jobs
    }

    /// Reads files, and directories recursively in sorted order. Bad samples are skipped and told of in the result.
    /// - Throws: ``SourceError`` if a file cannot be read at all.
    public func read(paths: [String]) throws(SourceError) -> GoldSet {
        var gold = GoldSet()
        for path in paths {
            for file in try SampleFiles.list(path) {
                read(try ByteSource(path: file).readAll(), file: file, into: &gold)
            }
        }
        return gold
    }

    /// Reads the contents of one file.
    public func read(_ bytes: [UInt8], file: String, into gold: inout GoldSet) {
        unsafe bytes.withUnsafeBytes { bytes in
            let name = SampleName(file: file)
            switch unsafe format == .auto ? GoldReader.recognise(bytes) : format {
            case .jsonl: unsafe RecordPieces(name: name, jobs: jobs).read(bytes, into: &gold)
            case .fasttext: unsafe FastTextSamples(name: name).read(bytes, into: &gold)
            case .tsv, .auto: unsafe RowSamples(name: name).read(bytes, into: &gold)
            }
        }
    }

    static func recognise(_ bytes: UnsafeRawBufferPointer) -> Format {
        var rows = unsafe Rows(bytes)
        while let row = unsafe rows.next() {
            guard let first = unsafe row.first(where: { $0 != 0x20 }) else { continue }
            if unsafe RowSamples.isComment(row) { continue }
            if first == UInt8(ascii: "{") { return .jsonl }
            return unsafe row.starts(with: FastTextSamples.mark.utf8) ? .fasttext : .tsv
        }
        return .tsv
    }
}

/// What the name of a file says of the samples in it.
struct SampleName {
    let file: String
    /// The file's name without its folder and its endings.
    let stem: String
    /// The stem if it looks like a language tag (`ja`, `zh-Hans`), else empty.
    let language: String

    init(file: String) {
        self.file = file
        let name = file.split(separator: "/").last ?? "-"
        stem = String(name.split(separator: ".", omittingEmptySubsequences: false).first { !$0.isEmpty } ?? name)
        let parts = stem.split(separator: "-", omittingEmptySubsequences: false)
        let isTag =
            (2...3).contains(parts[0].utf8.count) && parts[0].allSatisfy { ("a"..."z").contains($0) }
            && parts.dropFirst().allSatisfy {
                (2...8).contains($0.utf8.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            }
        language = isTag ? stem : ""
    }
}
