import ChaffPages

/// A value to be written as JSON; the keys of an object keep their order.
/// ```swift
/// JSONValue.object([("lines", .integer(3)), ("f1", .number(0.5))]).text   // {"lines": 3, "f1": 0.5}
/// ```
public enum JSONValue: Sendable {
    case null
    case integer(Int)
    /// Written with up to six decimals.
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// The value on several lines, indented by two blanks a level; objects and arrays of plain values on one line.
    public var text: String {
        let buffer = ByteBuffer()
        write(to: buffer, indentation: 0)
        return unsafe String(decoding: buffer.bytes, as: UTF8.self)
    }

    private var isPlain: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    private func write(to buffer: ByteBuffer, indentation: Int) {
        switch self {
        case .null: buffer.append("null")
        case .integer(let value): buffer.append("\(value)")
        case .number(let value): buffer.append(JSONValue.short(value))
        case .string(let value): buffer.append(jsonString: value)
        case .array(let values):
            JSONValue.write(values.map { (nil, $0) }, "[", "]", to: buffer, indentation: indentation)
        case .object(let members):
            JSONValue.write(members.map { ($0, $1) }, "{", "}", to: buffer, indentation: indentation)
        }
    }

    private static func write(
        _ members: [(String?, JSONValue)], _ open: String, _ close: String, to buffer: ByteBuffer, indentation: Int
    ) {
        let isPlain = members.allSatisfy { $0.1.isPlain }
        func newLine(_ level: Int) { buffer.append("\n" + String(repeating: "  ", count: level)) }
        buffer.append(open)
        for (index, (name, value)) in members.enumerated() {
            if index > 0 { buffer.append(isPlain ? ", " : ",") }
            if !isPlain { newLine(indentation + 1) }
            if let name {
                buffer.append(jsonString: name)
                buffer.append(": ")
            }
            value.write(to: buffer, indentation: indentation + 1)
        }
        if !isPlain { newLine(indentation) }
        buffer.append(close)
    }

    private static func short(_ value: Double) -> String {
        guard value.isFinite else { return "null" }
        var text = decimals(value, 6)
        while text.last == "0" { text.removeLast() }
        if text.last == "." { text.removeLast() }
        return text
    }
}
