import Chaff
import ChaffPages
import ChaffTraining

/// Small models for tests that need one but do not care how good it is.
package enum SampleModel {
    package static func options(jobs: Int = 1) -> TrainingOptions {
        var options = TrainingOptions()
        options.epochs = 2
        options.jobs = jobs
        return options
    }

    /// The file of a model trained on a few made-up pages.
    package static func bytes(
        labels: [String] = ["body", "chrome", "spam"], kinds: [String] = [], pages count: Int = 12
    ) throws -> [UInt8] {
        let pages = SamplePages.make(count, labels: labels, kinds: kinds, seed: 1)
        return try Trainer(options: options()).train(pages: pages) { _ in }.bytes
    }
}

extension Model {
    /// Opens a model from a copy of its bytes.
    package static func opened(_ bytes: [UInt8], isTrusted: Bool = false) throws(ModelError) -> Model {
        let copy = ModelBytes(bytes)
        return try unsafe Model(bytes: copy.bytes, owner: copy, isTrusted: isTrusted)
    }
}

extension PageBuilder {
    /// A page of bytes that need not be text.
    package func page(bytes: [UInt8]) -> Page {
        var page = Page()
        unsafe bytes.withUnsafeBytes { unsafe build($0, into: &page) }
        return page
    }
}
