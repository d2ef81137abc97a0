#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Runs a shell command and gives its output and exit code.
func shell(_ command: String) -> (output: String, status: Int32) {
    guard let pipe = unsafe popen("{ \(command); } 2>&1", "r") else { return ("", -1) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 4096)
    while case let count = unsafe fread(&block, 1, block.count, pipe), count > 0 { bytes += block[..<count] }
    let status = unsafe pclose(pipe)
    return (String(decoding: bytes, as: UTF8.self), status >> 8 & 0xFF)
}

/// The built command, beside the tests; nil if it is not there.
let chaff: String? = {
    let folder = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let path = folder.joined(separator: "/") + "/chaff"
    return unsafe access(path, X_OK) == 0 ? path : nil
}()
