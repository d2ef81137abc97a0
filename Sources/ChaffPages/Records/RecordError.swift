/// Why a record could not be read: a place in the line and what is wrong there.
/// ```swift
/// print(RecordError(offset: 17, reason: "a string does not end"))   // byte 18: a string does not end
/// ```
public struct RecordError: Error, Equatable, CustomStringConvertible {
    /// Where in the record's line, in bytes from 0; nil if the whole record is meant.
    public let offset: Int?
    /// What is wrong, in words.
    public let reason: String

    public init(offset: Int? = nil, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    public var description: String { offset.map { "byte \($0 + 1): \(reason)" } ?? reason }
}
