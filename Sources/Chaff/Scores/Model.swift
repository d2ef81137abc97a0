/// A trained model: immutable, shared by any number of labellers.
public final class Model: Sendable {
    /// The names of the labels, in the order of every probability list.
    public let labels: [String] = ["body", "chrome", "spam"]
    /// The default for ``Labeller/threshold``.
    public let threshold: Float = 0.5

    /// Opens a model that lies in memory; `bytes` must stay valid as long as `owner` lives.
    /// - Throws: ``ModelError`` if the bytes are no model this version can read.
    public init(bytes: UnsafeRawBufferPointer, owner: AnyObject?, isTrusted: Bool = false) throws(ModelError) {}
}
