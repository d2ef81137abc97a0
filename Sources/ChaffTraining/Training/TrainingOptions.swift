/// What can be set about training. The defaults make the shipped model.
public struct TrainingOptions: Sendable {
    /// Threads to use; the result does not depend on it.
    public var jobs = 1
    /// The label whose lines carry spans; nil: `spam` if the samples have it.
    public var spanLabel: String?
    /// How much a generated page counts for structure, beside a real one.
    public var generatedWeight: Float = 0.1
    /// How much a clean line of a real page counts for the trained chain.
    public var cleanWeight: Float = 2
    /// Passes of the trained chain over the samples.
    public var epochs = 4

    public init() {}
}

/// How far training has come.
public struct TrainingProgress: Sendable {
    public let stage: String
    public let done: Int
    public let total: Int
}
