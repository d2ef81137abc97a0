import ArgumentParser
import Chaff

/// When a line is called injected.
struct ThresholdOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The least probability (0 to 1) at which a line is called injected; without it the model's own, and .5 on "
                + "a page on which a line reaches that.",
            valueName: "probability"))
    var threshold: Float?

    @Option(
        help: ArgumentHelp(
            "Take the threshold that gave this precision on pages held out in training, in place of --threshold; "
                + "chaff model info lists them.", valueName: "precision"))
    var precision: Float?

    func validate() throws {
        if let threshold, !(0...1).contains(threshold) { throw ValidationError("--threshold must be from 0 to 1.") }
        if threshold != nil, precision != nil { throw ValidationError("Give --threshold or --precision, not both.") }
        if let precision, !(0...1).contains(precision) { throw ValidationError("--precision must be from 0 to 1.") }
    }

    /// The threshold that was asked for; nil for the model's own.
    func value(for model: Model) throws(Failure) -> Float? {
        guard let precision else { return threshold }
        let points = model.operatingPoints
        if let point = points.first(where: { $0.precision == precision }) { return point.threshold }
        if points.isEmpty {
            throw Failure(.usage, "this model knows no threshold for a precision; give --threshold, or train it anew")
        }
        let known = points.map { "\($0.precision)" }.joined(separator: ", ")
        throw Failure(.usage, "this model knows no threshold for the precision \(precision); it knows \(known)")
    }
}
