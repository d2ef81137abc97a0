/// Counts the features of a line and finds those that say most.
struct FeatureTally {
    /// What a feature is for a person: its text and, if it differs, the folded one.
    struct Name: Hashable {
        let text: String
        var folded = ""
    }

    private struct Key: Hashable {
        let kind: String
        let name: Name
    }

    private var found: [Key: (count: Int, sum: Float)] = [:]

    mutating func add(_ kind: String, _ name: Name, weight: Float) {
        guard weight != 0 else { return }
        found[Key(kind: kind, name: name), default: (0, 0)].count += 1
        found[Key(kind: kind, name: name), default: (0, 0)].sum += weight
    }

    /// The features with the largest weights either way; of equal ones those that the line has more often.
    func strongest(_ limit: Int) -> [LineEvidence.Feature] {
        func mean(_ value: (count: Int, sum: Float)) -> Float { value.sum / Float(value.count) }
        let sorted = found.sorted { first, second in
            let (one, other) = (mean(first.value).magnitude, mean(second.value).magnitude)
            if one != other { return one > other }
            if first.value.count != second.value.count { return first.value.count > second.value.count }
            // Then by the alphabet, so that the same line gives the same list.
            return (first.key.name.text, first.key.kind) < (second.key.name.text, second.key.kind)
        }
        return sorted.prefix(limit).map { key, value in
            LineEvidence.Feature(
                kind: key.kind, text: key.name.text, folded: key.name.folded, count: value.count,
                weight: mean(value))
        }
    }
}
