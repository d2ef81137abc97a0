import Chaff
import ChaffPages
import TestSupport
import Testing

@testable import ChaffCommand

/// Archives, HTML and compressed streams through the built command with the shipped model, as a shell sees it.
@Suite(.enabled(if: chaff != nil && (try? Model.shipped()) != nil))
struct StreamTests {
    private let chaff = "'\(ChaffCommandTests.chaff ?? "")'"
    private let folder = "/tmp/chaff-test-\(UInt64.random(in: 0 ... .max))"

    /// Runs a command in a folder with files of these bytes.
    private func run(_ command: String, files: [String: [UInt8]]) throws -> (lines: [String], status: Int32) {
        _ = shell("mkdir -p \(folder)")
        defer { _ = shell("rm -r \(folder)") }
        for (name, bytes) in files {
            // Written under a name that asks for no compression.
            let file = try OutputFile(path: "\(folder)/stored")
            try unsafe bytes.withUnsafeBytes { try unsafe file.write($0) }
            try file.finish()
            _ = shell("mv \(folder)/stored \(folder)/\(name)")
        }
        let result = shell("cd \(folder) && \(command)")
        return (result.output.split(separator: "\n").map(String.init), result.status)
    }

    private let archive = SampleArchive.page("a") + SampleArchive.page("b")

    @Test(arguments: ["gzip", "zstd", "none"])
    func `an archive gives an object a page, with its address and its charset`(packing: String) throws {
        let bytes =
            packing == "gzip" ? SampleArchive.gzip(archive) : packing == "zstd" ? SampleArchive.zstd(archive) : archive
        for command in [
            "\(chaff) classify crawl", "cat crawl | \(chaff) classify -j 1", "\(chaff) classify --input warc crawl",
        ] {
            let result = try run(command, files: ["crawl": bytes])
            #expect(result.status == 0)
            try #require(result.lines.count == 2)
            let start =
                #"{"url":"http://a.example/a","date":"2024-01-02T03:04:05Z","charset":{"name":"utf-8","reason":"#
            #expect(result.lines[0].hasPrefix(start))
            #expect(result.lines[0].contains(#""lines":[{"line":1,"text":"Page a","tag":"p","label":""#))
        }
    }

    @Test func `every form of output is made of an archive`() throws {
        let rows = try run("\(chaff) classify --format tsv crawl | cut -f 3", files: ["crawl": archive])
        #expect(rows.lines == ["Page a", "Page b"])
        let raw = try run("\(chaff) classify --format tsv crawl | grep -c '^$'", files: ["crawl": archive])
        #expect(raw.lines == ["2"])
        let color = try run("\(chaff) classify --format color crawl", files: ["crawl": archive])
        #expect(color.lines.first == "── http://a.example/a ──")
        let all = "--keep body,chrome,spam"
        let kept = try run("\(chaff) filter \(all) crawl | tr '\\n' '/'", files: ["crawl": archive])
        #expect(kept.lines == ["Page a//Page b//"])
        let objects = try run("\(chaff) filter \(all) --format jsonl crawl", files: ["crawl": archive])
        #expect(objects.lines.count == 2 && objects.lines[1].contains(#""text":"Page b"#))
        #expect(objects.lines[1].contains(#""chaff":{"lines":{"#))
    }

    @Test func `damage in an archive is told with its place, all other pages come out`() throws {
        let members = [SampleArchive.gzip(SampleArchive.page("a")), SampleArchive.gzip(SampleArchive.page("b"))]
        let bytes = members[0].dropLast(30) + members[1]
        let result = try run("\(chaff) classify cut.warc.gz", files: ["cut.warc.gz": Array(bytes)])
        #expect(result.status == 65)
        #expect(result.lines.contains { $0.hasPrefix("chaff: cut.warc.gz: the compressed data is damaged at byte ") })
        #expect(result.lines.contains { $0.contains("reading went on at byte \(members[0].count - 30)") })
        #expect(result.lines.contains { $0.hasPrefix(#"{"url":"http://a.example/b""#) })

        let wrong = SampleArchive.page("a", length: 500) + SampleArchive.page("b")
        let told = try run("\(chaff) classify x.warc", files: ["x.warc": wrong])
        #expect(told.status == 65)
        #expect(
            told.lines.first { $0.hasPrefix("chaff:") }?.hasPrefix(
                "chaff: x.warc: record 1 at byte 0: Content-Length says 500") == true)
        #expect(told.lines.count { $0.hasPrefix("{") } == 2)
    }

    @Test func `files of all kinds in one call are told apart, and said so`() throws {
        let result = try run(
            "\(chaff) classify --verbose --format jsonl a.warc b.html c.txt d.jsonl",
            files: [
                "a.warc": SampleArchive.gzip(SampleArchive.page("a")), "b.html": Array("<html><p>One</p>".utf8),
                "c.txt": Array("Two\n".utf8), "d.jsonl": Array("{\"html\":\"<p>Three</p>\"}\n".utf8),
            ])
        #expect(result.status == 0)
        for sentence in ["a.warc: WARC, gzip", "b.html: HTML", "c.txt: plain text", "d.jsonl: page records"] {
            #expect(result.lines.contains("chaff: \(sentence)"))
        }
        #expect(result.lines.contains { $0.hasPrefix("chaff: b.html: utf-8, ") })
        #expect(result.lines.contains { $0.hasPrefix(#"{"file":"b.html","charset":{"name":"utf-8","#) })
        #expect(result.lines.contains { $0.hasPrefix(#"{"file":"c.txt","line":1,"label":"#) })
        #expect(result.lines.contains { $0.hasPrefix(#"{"html":"<p>Three</p>","lines":[{"line":1,"text":"Three","#) })
    }

    @Test func `records of HTML keep their fields, and come out of the filter as text`() throws {
        let records = Array(
            """
            {"id":1,"html_base64":"PHA+T25lPC9wPg==","x":[2]}
            {"id":2,"html_base64":"PHA+T25lPC*wPg==","x":[2]}
            {"id":3,"html":"<p>Three<\\/p>"}

            """.utf8)
        let result = try run("\(chaff) classify in.jsonl", files: ["in.jsonl": records])
        #expect(result.status == 65)
        #expect(
            result.lines.contains("chaff: in.jsonl:2: byte 34: html_base64 is no base64 from here on; encode it again"))
        let first = #"{"id":1,"html_base64":"PHA+T25lPC9wPg==","x":[2],"charset":{"name":"utf-8","#
        #expect(result.lines.contains { $0.hasPrefix(first) && $0.contains(#""lines":[{"line":1,"text":"One","#) })
        let clean = try run("\(chaff) filter -q --keep body,chrome,spam in.jsonl", files: ["in.jsonl": records])
        #expect(clean.lines.count == 2)
        #expect(
            clean.lines[0].hasPrefix(#"{"id":1,"text":"One\n","x":[2],"charset""#)
                || clean.lines[0].hasPrefix(#"{"id":1,"text":"One","x":[2],"charset""#))
    }

    @Test func `hidden lines do not come out of the filter unless they are asked for`() throws {
        let files = ["a.html": Array("<html><p>Seen</p><p hidden style='display:none'>buy now (hidden)</p>".utf8)]
        let all = "--keep body,chrome,spam"
        #expect(try run("\(chaff) filter \(all) a.html", files: files).lines == ["Seen"])
        #expect(
            try run("\(chaff) filter \(all) --keep-hidden a.html", files: files).lines == ["Seen", "buy now (hidden)"])
    }

    @Test func `a page over the limit is cut with a note, the next goes on`() throws {
        let bomb = SampleArchive.gzip(Array(String(repeating: "word word\n", count: 100_000).utf8))
        let response = SampleArchive.http(bomb, contentType: "text/plain", extra: ["Content-Encoding: gzip"])
        let bytes = SampleArchive.record("response", response) + SampleArchive.page("b")
        let result = try run("\(chaff) inspect --max-page-bytes 5000 --format tsv x", files: ["x": bytes])
        #expect(result.status == 0)
        #expect(result.lines.count == 502)
        let note =
            "chaff: x: record 1 at byte 0: the page has more than 5000 bytes of text; the rest was not read (--max-page-bytes)"
        #expect(result.lines.contains(note))
    }

    @Test(arguments: [("out.jsonl.gz", "gzip -dc"), ("out.jsonl.zst", "zstd -dc"), ("out.jsonl", "cat")])
    func `output is compressed by its name`(name: String, reader: String) throws {
        if shell("command -v \(reader.split(separator: " ")[0])").status != 0 { return }
        let command =
            "\(chaff) classify crawl > plain && \(chaff) classify crawl -o \(name) && \(reader) \(name) | cmp - plain"
        let result = try run("\(command) && ls", files: ["crawl": archive])
        #expect(result.lines == ["crawl", name, "plain"])
    }

    @Test func `inspect shows charset, lines, tags and tricks`() throws {
        let page = Array("<html><p>Seen</p><p style='display:none'>f\u{200B}ree gi\u{200B}fts (hidden)</p>".utf8)
        let text = try run("COLUMNS=70 \(chaff) inspect a.html", files: ["a.html": page])
        #expect(
            text.lines.prefix(3).elementsEqual(["── a.html ──", "charset  utf-8, valid UTF-8", "lines    2, 1 hidden"]))
        #expect(text.lines[4].contains("[hidden: display:none] [invisible 2]"))
        let rows = try run("\(chaff) inspect --format tsv a.html", files: ["a.html": page])
        #expect(rows.lines.first?.hasPrefix("a.html\t1\tp\t\t0\t\t\tSeen") == true)
        let object = try run("\(chaff) inspect --format jsonl a.html", files: ["a.html": page])
        #expect(
            object.lines.first?.contains(#""hidden":"display:none","link_share":0,"tricks":{"invisible":2},"text":""#)
                == true)
    }
}
