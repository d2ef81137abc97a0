/// Why a model cannot be used. Prints as one sentence with the place and the remedy.
public struct ModelError: Error, Equatable, CustomStringConvertible {
    public enum Kind: Equatable, Sendable {
        case empty, notAModel, newer, truncated, damaged
    }

    public let kind: Kind
    /// Where in the file, in bytes.
    public let offset: Int
    public let description: String
}
