import Chaff
import ChaffPages

// The fields of JSON output that say where a page came from and what its markup knew.

extension ByteBuffer {
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
        append(#","tag":"# as StaticString)
        append(jsonString: markup.tag.name)
        if markup.landmark != .none {
            append(#","landmark":"# as StaticString)
            append(jsonString: markup.landmark.name)
        }
        if markup.hiding != .none {
            append(#","hidden":"# as StaticString)
            append(jsonString: markup.hiding.description)
        }
    }
}
