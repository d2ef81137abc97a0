import ChaffPages

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The sample files a path stands for.
enum SampleFiles {
    // Deeper than any folder of samples; a loop of links ends here.
    private static let depthLimit = 32

    /// The path itself, or all files below it if it is a directory, in sorted order; hidden files are left out.
    static func list(_ path: String) throws(SourceError) -> [String] {
        guard path != "-", isDirectory(path) else { return [path] }
        var files: [String] = []
        try walk(path.hasSuffix("/") ? String(path.dropLast()) : path, depth: 0, into: &files)
        return files
    }

    private static func walk(_ directory: String, depth: Int, into files: inout [String]) throws(SourceError) {
        guard depth < depthLimit else { return }
        for name in try names(in: directory) {
            let path = "\(directory)/\(name)"
            if isDirectory(path) {
                try walk(path, depth: depth + 1, into: &files)
            } else {
                files.append(path)
            }
        }
    }

    private static func names(in directory: String) throws(SourceError) -> [String] {
        guard let listing = unsafe opendir(directory) else {
            throw SourceError(.denied, file: directory, reason: systemMessage(errno))
        }
        defer { _ = unsafe closedir(listing) }
        var names: [String] = []
        while let entry = unsafe readdir(listing) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
