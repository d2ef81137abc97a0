import ChaffTraining

/// Takes finished pages, drops those that hold a forbidden term, writes the rest as JSON lines and counts them.
struct PageWriter {
    private var output: OutputFile
    private(set) var counts = CountTable()
    private var ids: [String: Int] = [:]
    private var bytes: [UInt8] = []

    init(output: OutputFile) { self.output = output }

    /// Writes a page. If its id is empty it gets one of its family and a number.
    /// - Returns: false if the page was dropped.
    @discardableResult mutating func write(_ page: GoldPage) throws -> Bool {
        guard !page.lines.contains(where: { $0.label == "spam" && ForbiddenTerms.occur(in: $0.text) }) else {
            counts.dropped += 1
            return false
        }
        var page = page
        if page.id.isEmpty {
            ids[page.family, default: 0] += 1
            page.id = "\(page.family)/\(ids[page.family] ?? 0)"
        }
        counts.add(page)
        page.appendJSON(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count > 1 << 20 { try flush() }
        return true
    }

    mutating func flush() throws {
        try output.write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }
}

extension GoldPage {
    /// Appends the page as one JSON object, keys always in the same order.
    func appendJSON(to bytes: inout [UInt8]) {
        bytes.append("{\"id\":", string: id)
        bytes.append(",\"lang\":", string: language)
        bytes.append(",\"family\":", string: family)
        if let fold { bytes += ",\"fold\":\(fold)".utf8 }
        bytes.append(",\"group\":", string: group)
        bytes += ",\"weight\":\(weight)".utf8
        if isCopy { bytes += ",\"copy\":true".utf8 }
        if isFragment { bytes += ",\"fragment\":true".utf8 }
        bytes += ",\"lines\":[".utf8
        for (index, line) in lines.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            line.appendJSON(to: &bytes)
        }
        bytes += "]}".utf8
    }
}

extension GoldLine {
    fileprivate func appendJSON(to bytes: inout [UInt8]) {
        bytes.append("{\"text\":", string: text)
        if let label { bytes.append(",\"label\":", string: label) } else { bytes += ",\"label\":null".utf8 }
        if isClean { bytes += ",\"clean\":true".utf8 }
        if let spans {
            let list = spans.map { "[\($0.lowerBound),\($0.upperBound)]" }.joined(separator: ",")
            bytes += ",\"spans\":[\(list)]".utf8
        }
        if !kind.isEmpty { bytes.append(",\"kind\":", string: kind) }
        bytes.append(UInt8(ascii: "}"))
    }
}

extension [UInt8] {
    /// Appends a key as it stands and a string as a JSON string.
    fileprivate mutating func append(_ key: String, string: String) {
        self += key.utf8
        append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case 0x22, 0x5C:
                append(0x5C)
                append(byte)
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                self += "\\u00".utf8
                append(digits[Int(byte >> 4)])
                append(digits[Int(byte & 15)])
            default: append(byte)
            }
        }
        append(UInt8(ascii: "\""))
    }
}
