/// Why a model cannot be used. Prints as one sentence with the place and the remedy.
public struct ModelError: Error, Equatable, CustomStringConvertible {
    public enum Kind: Equatable, Sendable {
        /// The file holds nothing.
        case empty
        /// The file does not start like a model.
        case notAModel
        /// The file was made by a newer version of Chaff.
        case newer
        /// The file was made by an older version of Chaff, which read other features.
        case older
        /// The file ends early.
        case truncated
        /// A length or the checksum is wrong.
        case damaged
    }

    public let kind: Kind
    /// Where in the file, in bytes.
    public let offset: Int

    init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }

    public var description: String {
        switch kind {
        case .empty: "the model is empty; make one with `chaff train`"
        case .notAModel: "this is not a Chaff model; models are made with `chaff train`"
        case .newer: "the model is of a newer format than this version reads (\(ModelFile.version)); update Chaff"
        case .older:
            "the model is of an older format than this version reads (\(ModelFile.version)); train it anew with `chaff train`"
        case .truncated: "the model ends early, at byte \(offset); copy it again"
        case .damaged: "the model is damaged, found at byte \(offset); copy it again or train it anew"
        }
    }
}
