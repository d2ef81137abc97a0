import ChaffPages
import Testing

@testable import ChaffTraining

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct SampleFilesTests {
    @Test func `a directory is read recursively in sorted order, hidden files are left out`() throws {
        let root = "/tmp/chaff-test-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        let folders = ["", "/b", "/b/c"]
        let files = ["/z.tsv", "/b/c/y.tsv", "/b/x.txt", "/a.tsv", "/.hidden"]
        for folder in folders { try #require(unsafe mkdir(root + folder, 0o700) == 0) }
        for file in files {
            let descriptor = unsafe open(root + file, O_WRONLY | O_CREAT, 0o600)
            let text = file.hasSuffix("txt") ? "__label__a x\n" : "a\tx\n"
            _ = unsafe write(descriptor, text, text.utf8.count)
            _ = close(descriptor)
        }
        defer {
            for file in files { _ = unsafe unlink(root + file) }
            for folder in folders.reversed() { _ = unsafe rmdir(root + folder) }
        }
        #expect(try SampleFiles.list(root + "/") == ["/a.tsv", "/b/c/y.tsv", "/b/x.txt", "/z.tsv"].map { root + $0 })
        #expect(try GoldReader().read(paths: [root]).pages.map(\.id) == ["a/1", "y/1", "x/1", "z/1"])
        #expect(throws: SourceError.self) { try GoldReader().read(paths: [root + "/none"]) }
    }
}
