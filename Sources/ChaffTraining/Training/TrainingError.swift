/// Why a model cannot be trained. Prints as one sentence with the remedy.
public enum TrainingError: Error, Equatable, CustomStringConvertible {
    case tooFewLabels([String])
    case noSuchLabel(String, found: [String])
    case notInModel([String], known: [String])

    public var description: String {
        switch self {
        case .tooFewLabels(let labels):
            "training needs lines of at least two labels, found \(labels.isEmpty ? "none" : labels.joined(separator: ", "))"
        case .noSuchLabel(let name, let found):
            "no line is labelled '\(name)'; the labels found are \(found.joined(separator: ", "))"
        case .notInModel(let names, let known):
            "the model to add to has no label '\(names.joined(separator: "', '"))'; it has \(known.joined(separator: ", "))"
        }
    }
}
