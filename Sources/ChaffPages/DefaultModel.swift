import CDefaultModel
import Chaff

extension Model {
    /// The model that ships with Chaff, embedded in the binary: three labels, `body`, `chrome` and `spam`.
    /// - Throws: ``ModelError`` if this build embeds no usable model.
    public static func shipped() throws(ModelError) -> Model {
        var count = 0
        let start = unsafe chaff_default_model(&count)
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
        return try unsafe Model(bytes: bytes, owner: nil, isTrusted: true)
    }
}
