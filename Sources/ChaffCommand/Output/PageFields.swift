import Chaff
import ChaffPages

// The fields of JSON output that say where a page came from and what its markup knew.

extension ByteBuffer {
    /// Appends `"file":"…",` and what the record says of itself: id and URL, or URL and date.
    func append(file: String, _ origin: PageOrigin) {
        append(key: "file", file)
        switch origin {
        case .file: break
        case .record(let record, let line):
            if let id = record.id { append(key: "id", unsafe id.string(in: line)) }
            if let url = record.url { append(key: "url", unsafe url.string(in: line)) }
        case .archive(let record): append(fieldsOf: record)
        }
    }

    private func append(key: String, _ value: String) {
        append("\"\(key)\":")
        append(jsonString: value)
        append(UInt8(ascii: ","))
    }

    /// Appends `,"tricks":{"styled":1}`.
    func append(tricksOf facts: LineFacts) {
        append(#","tricks":{"# as StaticString)
        for (index, trick) in facts.tricks.enumerated() {
            if index > 0 { append(UInt8(ascii: ",")) }
            append("\"\(trick.name)\":\(trick.count)")
        }
        append(UInt8(ascii: "}"))
    }

    /// Appends `"url":…,"date":…,` of a record of an archive, as far as they are known.
    func append(fieldsOf record: ArchivedRecord) {
        append(#""url":"# as StaticString)
        append(jsonString: record.url)
        append(UInt8(ascii: ","))
        if record.date.isEmpty { return }
        append(#""date":"# as StaticString)
        append(jsonString: record.date)
        append(UInt8(ascii: ","))
    }

    /// Appends `"charset":{"name":"gb18030","reason":"meta"},`, or nothing if there was nothing to find out.
    func append(charset: CharsetChoice?) {
        guard let charset else { return }
        append(#""charset":{"name":"# as StaticString)
        append(jsonString: charset.name)
        append(#","reason":"# as StaticString)
        append(jsonString: charset.reason.rawValue)
        if !charset.overruled.isEmpty {
            append(#","overruled":"# as StaticString)
            append(jsonString: charset.overruled)
        }
        if charset.repaired > 0 {
            append(#","repaired":"# as StaticString)
            append(decimal: charset.repaired)
        }
        append("}," as StaticString)
    }

    /// Appends `,"tag":"p"`, and the landmark and how the line is hidden if there is something to say; nothing for a
    /// page without markup.
    func append(markupOf line: Int, of page: Page) {
        guard line < page.markup.count else { return }
        let markup = page.markup[line]
        append(MarkupFields.tags[Int(markup.tag.rawValue)])
        if markup.landmark != .none { append(MarkupFields.landmarks[Int(markup.landmark.rawValue)]) }
        if markup.hiding != .none { append(MarkupFields.hidings[Int(markup.hiding.rawValue)]) }
    }
}

/// The fields for every value, made once: the name of an enum's case is looked up at run time, which is slow.
private enum MarkupFields {
    static let tags = fields("tag", Markup.Tag.allCases.map { (Int($0.rawValue), $0.name) })
    static let landmarks = fields("landmark", Markup.Landmark.allCases.map { (Int($0.rawValue), $0.name) })
    static let hidings = fields("hidden", Markup.Hiding.allCases.map { (Int($0.rawValue), $0.description) })

    private static func fields(_ key: String, _ values: [(place: Int, name: String)]) -> [[UInt8]] {
        var fields = [[UInt8]](repeating: [], count: 256)
        for value in values {
            let buffer = ByteBuffer()
            buffer.append(",\"\(key)\":")
            buffer.append(jsonString: value.name)
            fields[value.place] = buffer.array
        }
        return fields
    }
}
