import Dispatch
import Synchronization

/// Runs independent pieces of work on some threads; results come in the order of the pieces.
enum Parallel {
    static func map<Result: Sendable>(
        _ pieces: Range<Int>, jobs: Int, _ body: @Sendable (Int) -> Result
    ) -> [Result] {
        if jobs <= 1 || pieces.count <= 1 { return pieces.map(body) }
        let results = Mutex([Result?](repeating: nil, count: pieces.count))
        let next = Mutex(pieces.lowerBound)
        DispatchQueue.concurrentPerform(iterations: min(jobs, pieces.count)) { _ in
            while true {
                let piece = next.withLock { next in
                    defer { next += 1 }
                    return next
                }
                guard piece < pieces.upperBound else { return }
                let result = body(piece)
                results.withLock { $0[piece - pieces.lowerBound] = result }
            }
        }
        return results.withLock { $0.compactMap { $0 } }
    }
}
