import ArgumentParser
import Chaff

/// Label names, with commas between them.
struct LabelList: ExpressibleByArgument, Equatable {
    let names: [String]

    init?(argument: String) {
        names = argument.split(separator: ",").map { String($0.trimmingPrefix { $0 == " " }) }.filter { !$0.isEmpty }
        if names.isEmpty { return nil }
    }

    /// For each label of a model whether it is in the list.
    func members(of labels: [String]) throws(Failure) -> [Bool] {
        for name in names where !labels.contains(name) {
            let hint = name == Labelling.unknownLabel ? "; lines get it with --unknown only" : ""
            throw Failure(
                .usage,
                "the model has no label \u{201C}\(name)\u{201D}; it has \(labels.joined(separator: ", "))\(hint)")
        }
        return labels.map(names.contains)
    }
}
