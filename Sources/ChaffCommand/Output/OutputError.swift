/// Why output could not be written.
struct OutputError: Error, Equatable, CustomStringConvertible {
    let file: String
    let reason: String
    /// True if the reader of a pipe has gone: the end of the work, but nobody's mistake.
    var isClosedPipe = false

    var description: String {
        let name = file == "-" ? "standard output" : file
        return "\(name): writing failed (\(reason)); the output is not complete"
    }
}
