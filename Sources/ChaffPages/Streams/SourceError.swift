/// Why a file could not be read. Prints as one sentence with the file, the place and the remedy.
/// ```swift
/// do { _ = try ByteSource(path: "page.txt") } catch { print(error) }   // page.txt: there is no such file; …
/// ```
public struct SourceError: Error, Equatable, CustomStringConvertible {
    public enum Kind: Equatable, Sendable {
        /// There is no such file.
        case missing
        /// The path names a directory.
        case directory
        /// The file may not be read.
        case denied
        /// Reading failed half-way.
        case failed
        /// Compressed data is not valid.
        case damaged
        /// Compressed data ends too early.
        case truncated
    }

    public let kind: Kind
    /// The file as it was named; `-` for standard input.
    public let file: String
    /// Where in the file as stored, in bytes.
    public let offset: Int
    /// What the system said, if it said anything.
    public let reason: String
    /// Where in the file reading went on after the damage; nil if nowhere.
    public package(set) var resumedAt: Int?

    package init(_ kind: Kind, file: String, offset: Int = 0, reason: String = "") {
        self.kind = kind
        self.file = file
        self.offset = offset
        self.reason = reason
    }

    public var description: String {
        let name = file == "-" ? "standard input" : file
        switch kind {
        case .missing: return "\(name): there is no such file; check the path"
        case .directory: return "\(name): this is a directory; name the files in it"
        case .denied: return "\(name): the file cannot be opened (\(reason)); check its permissions"
        case .failed: return "\(name): reading failed at byte \(offset) (\(reason)); try again"
        case .damaged: return "\(name): the compressed data is damaged at byte \(offset); \(whatWasRead)"
        case .truncated: return "\(name): the compressed data ends too early, at byte \(offset); \(whatWasRead)"
        }
    }

    private var whatWasRead: String {
        guard let resumedAt else { return "everything before it was read, get the file again" }
        return "reading went on at byte \(resumedAt), get the file again"
    }
}
