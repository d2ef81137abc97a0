import ArgumentParser
import Chaff
import ChaffPages

/// Which model is used.
struct ModelOptions: ParsableArguments {
    @Option(
        name: .customLong("model"), help: "The model; without it the one that ships with Chaff.", completion: .file())
    var path: String?

    func load() throws(Failure) -> Model { try ModelOptions.load(path) }

    static func load(_ path: String?) throws(Failure) -> Model {
        do {
            guard let path else { return try Model.shipped() }
            let file = try MappedFile(path: path)
            return try unsafe Model(bytes: file.bytes, owner: file)
        } catch let error as SourceError {
            throw Failure(error)
        } catch {
            throw Failure(.badData, "\(path ?? "the model in this build"): \(error)")
        }
    }
}
