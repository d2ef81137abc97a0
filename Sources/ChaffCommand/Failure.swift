import Chaff
import ChaffPages

/// What ends a command: one sentence for standard error, and the exit code.
struct Failure: Error, Equatable {
    enum Code: Int32 {
        case usage = 64
        case badData = 65
        case noInput = 66
        case failedIO = 74
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ error: SourceError) {
        switch error.kind {
        case .missing, .directory, .denied: self.init(.noInput, error.description)
        case .failed: self.init(.failedIO, error.description)
        case .damaged, .truncated: self.init(.badData, error.description)
        }
    }
}
