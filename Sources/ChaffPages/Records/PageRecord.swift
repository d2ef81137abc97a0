/// One page record: a JSON object on a line, with the page in `html_base64`, `html` or `text` and any other fields,
/// which are kept as they are.
///
/// The object is checked once and never rebuilt: the fields that matter are remembered by their place.
package struct PageRecord {
    /// The fields Chaff reads or writes; all others are `other`.
    package enum Field: Equatable { case text, html, htmlBase64, id, url, charset, lines, chaff, other }

    /// The page of a record, still escaped.
    package enum Content: Equatable {
        case text(JSONString)
        case html(JSONString)
        case htmlBase64(JSONString)
    }

    package struct Member {
        package let field: Field
        /// The key, the value and the blanks around them, without the commas.
        package let range: Range<Int>
        package let value: Range<Int>
    }

    /// All fields, in order.
    package private(set) var members: [Member] = []
    package private(set) var text: JSONString?
    package private(set) var html: JSONString?
    package private(set) var htmlBase64: JSONString?
    package private(set) var id: JSONString?
    package private(set) var url: JSONString?

    package init() {}

    /// Reads a line; what was read before is forgotten.
    package mutating func scan(_ line: UnsafeRawBufferPointer) throws(RecordError) {
        members.removeAll(keepingCapacity: true)
        (text, html, htmlBase64, id, url) = (nil, nil, nil, nil, nil)
        var scanner = unsafe JSONScanner(line)
        try scanner.beginObject()
        var start = scanner.position
        while let key = try scanner.nextKey() {
            let field = unsafe PageRecord.field(key, line)
            let first = scanner.peek()
            let valueStart = scanner.position
            if first == UInt8(ascii: "\"") {
                set(field, to: try scanner.string())
            } else {
                set(field, to: nil)
                try scanner.skipValue()
            }
            let valueEnd = scanner.position
            _ = scanner.peek()
            members.append(Member(field: field, range: start..<scanner.position, value: valueStart..<valueEnd))
            start = scanner.position + 1
        }
        try scanner.finish()
    }

    // Of two fields with one name the later counts, as in every common JSON reader.
    private mutating func set(_ field: Field, to value: JSONString?) {
        switch field {
        case .text: text = value
        case .html: html = value
        case .htmlBase64: htmlBase64 = value
        case .id: id = value
        case .url: url = value
        case .charset, .lines, .chaff, .other: break
        }
    }

    /// The page, from the field nearest to what the server sent: `html_base64`, then `html`, then `text`. An empty
    /// field gives way to one that is not; nil if there is none.
    package var content: Content? {
        let contents = [htmlBase64.map(Content.htmlBase64), html.map(Content.html), text.map(Content.text)]
        func isEmpty(_ content: Content) -> Bool {
            switch content {
            case .text(let value), .html(let value), .htmlBase64(let value): value.range.isEmpty
            }
        }
        let found = contents.compactMap(\.self)
        return found.first { !isEmpty($0) } ?? found.first
    }

    private static func field(_ key: JSONString, _ line: UnsafeRawBufferPointer) -> Field {
        func equals(_ name: StaticString) -> Bool {
            guard !key.hasEscapes else { return unsafe key.string(in: line) == "\(name)" }
            let start = key.range.lowerBound
            return key.range.count == name.utf8CodeUnitCount
                && (0..<key.range.count).allSatisfy { unsafe line[start + $0] == name.utf8Start[$0] }
        }
        // Most keys are none of these: their length alone tells.
        guard key.hasEscapes || (2...11).contains(key.range.count) else { return .other }
        if equals("text") { return .text }
        if equals("html") { return .html }
        if equals("html_base64") { return .htmlBase64 }
        if equals("charset") { return .charset }
        if equals("id") { return .id }
        if equals("url") { return .url }
        if equals("lines") { return .lines }
        return equals("chaff") ? .chaff : .other
    }

    /// Copies the record without its closing brace: all fields byte for byte, but those in `replaced` left out. The
    /// caller adds fields, each after a comma, and the brace.
    /// - Returns: true if a comma is needed before the next field.
    package func copy(from line: UnsafeRawBufferPointer, to buffer: ByteBuffer, without replaced: [Field]) -> Bool {
        buffer.append(UInt8(ascii: "{"))
        var isFirst = true
        for member in members where !replaced.contains(member.field) {
            if !isFirst { buffer.append(UInt8(ascii: ",")) }
            isFirst = false
            unsafe buffer.append(UnsafeRawBufferPointer(rebasing: line[member.range]))
        }
        return !isFirst
    }

    /// Copies the record in the same way, with a new text: it stands in `text`, or where the HTML stood if there is no
    /// such field. The HTML is left out, because it is no longer the page.
    package func copy(
        from line: UnsafeRawBufferPointer, to buffer: ByteBuffer, without replaced: [Field], text newText: ByteBuffer
    ) -> Bool {
        buffer.append(UInt8(ascii: "{"))
        var isFirst = true
        var isWritten = false
        let hasText = members.contains { $0.field == .text }
        for member in members where !replaced.contains(member.field) {
            let isHTML = member.field == .html || member.field == .htmlBase64
            if isHTML, hasText || isWritten { continue }
            // Of two texts the first place gets the new one.
            if member.field == .text, isWritten { continue }
            if !isFirst { buffer.append(UInt8(ascii: ",")) }
            isFirst = false
            if isHTML {
                buffer.append("\"text\":\"" as StaticString)
                unsafe buffer.append(jsonText: newText.bytes)
                buffer.append(0x22)
                isWritten = true
            } else if member.field == .text {
                unsafe buffer.append(
                    UnsafeRawBufferPointer(rebasing: line[member.range.lowerBound..<member.value.lowerBound]))
                buffer.append(0x22)
                unsafe buffer.append(jsonText: newText.bytes)
                buffer.append(0x22)
                unsafe buffer.append(
                    UnsafeRawBufferPointer(rebasing: line[member.value.upperBound..<member.range.upperBound]))
                isWritten = true
            } else {
                unsafe buffer.append(UnsafeRawBufferPointer(rebasing: line[member.range]))
            }
        }
        return !isFirst
    }
}
