/// What a script writes into the page: the string literals of its `document.write` calls, put together.
///
/// Knows the escapes of JavaScript, `unescape`, `decodeURIComponent` and `String.fromCharCode`. Whatever is not a
/// literal is left out.
struct WrittenText {
    private let view: ByteView
    private var position = 0
    private var bytes: [UInt8] = []
    /// The first half of a code point that is written as two.
    private var highSurrogate: UInt32 = 0

    private enum Function { case none, unescape, decodeURI, fromCharCode }

    /// The text that `script` writes, as HTML; empty if it writes none.
    static func text(of script: ByteView) -> [UInt8] {
        var reader = WrittenText(view: script)
        while reader.findCall() { reader.readArguments() }
        return reader.bytes
    }

    private init(view: ByteView) { self.view = view }

    private static let call: StaticString = "document.write"

    /// How far the search may move on from a byte at the end of where the name would stand: to the same letter in it.
    private static let steps: [UInt8] = {
        let length = call.utf8CodeUnitCount
        var steps = [UInt8](repeating: UInt8(length), count: 256)
        for index in 0..<length - 1 { steps[Int(unsafe call.utf8Start[index])] = UInt8(length - 1 - index) }
        return steps
    }()

    /// Moves behind the opening bracket of the next call.
    private mutating func findCall() -> Bool {
        let name = WrittenText.call
        let last = name.utf8CodeUnitCount - 1
        let steps = WrittenText.steps
        while position &+ last < view.count {
            let byte = view[position &+ last]
            guard byte == 0x65, view.matches(name, at: position) else {
                position &+= Int(steps[Int(byte)])
                continue
            }
            position &+= last &+ 1
            if view[position] == 0x6C, view[position &+ 1] == 0x6E { position &+= 2 }
            position = view.skipWhiteSpace(from: position)
            if view[position] == 0x28 {
                position &+= 1
                return true
            }
        }
        return false
    }

    private mutating func readArguments() {
        var depth = 1
        var function = Function.none
        while position < view.count, depth > 0 {
            let byte = view[position]
            switch byte {
            case 0x22, 0x27, 0x60: readString(quote: byte, function)
            case 0x28:
                depth += 1
                position += 1
            case 0x29:
                depth -= 1
                function = .none
                position += 1
            case 0x3B: return
            default:
                if ByteView.isDigit(byte), function == .fromCharCode {
                    readNumber()
                } else if ByteView.isLetter(byte) {
                    function = readName() ?? function
                } else {
                    position += 1
                }
            }
        }
    }

    /// Reads a name and the names behind its points.
    private mutating func readName() -> Function? {
        let start = position
        while ByteView.isLetter(view[position]) || ByteView.isDigit(view[position]) || view[position] == 0x2E
            || view[position] == 0x5F || view[position] == 0x24
        { position += 1 }
        let name = view[ByteRange(start, position)]
        if name.equals("unescape") || name.equals("window.unescape") { return .unescape }
        if name.equals("decodeuricomponent") || name.equals("decodeuri") { return .decodeURI }
        if name.equals("string.fromcharcode") { return .fromCharCode }
        return nil
    }

    private mutating func readNumber() {
        guard let number = Length(view, at: position) else { return }
        append(unit: UInt32(min(max(0, number.value), 0x10FFFF)))
        position = max(number.end, position + 1)
    }

    private mutating func readString(quote: UInt8, _ function: Function) {
        position += 1
        let start = bytes.count
        while position < view.count {
            let byte = view[position]
            position += 1
            if byte == quote { break }
            // A string that is not closed ends with its line.
            if byte == 0x0A, quote != 0x60 { break }
            if byte == 0x5C {
                readEscape()
            } else {
                endSurrogate()
                bytes.append(byte)
            }
        }
        endSurrogate()
        if function == .unescape || function == .decodeURI {
            decodePercents(from: start, isUTF8: function == .decodeURI)
        }
    }

    private mutating func readEscape() {
        let byte = view[position]
        position += 1
        switch byte {
        case 0x78: append(unit: hexadecimal(2))
        case 0x75 where view[position] == 0x7B:
            position += 1
            append(unit: hexadecimal(6))
            if view[position] == 0x7D { position += 1 }
        case 0x75: append(unit: hexadecimal(4))
        case 0x6E, 0x72, 0x74, 0x0A, 0x0D: append(unit: 0x20)
        default:
            endSurrogate()
            if position <= view.count { bytes.append(byte) }
        }
    }

    private mutating func hexadecimal(_ digits: Int) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<digits {
            guard let digit = CharacterReference.hexadecimalDigit(view[position]) else { break }
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    /// Undoes `%u56FD` and `%41` in what stands from `start` on.
    private mutating func decodePercents(from start: Int, isUTF8: Bool) {
        let text = Array(bytes[start...])
        bytes.removeSubrange(start...)
        var index = 0
        func digits(at first: Int, _ count: Int) -> UInt32? {
            guard first + count <= text.count else { return nil }
            return text[first..<first + count].reduce(0 as UInt32?) { value, byte in
                guard let value, let digit = CharacterReference.hexadecimalDigit(byte) else { return nil }
                return value << 4 | digit
            }
        }
        while index < text.count {
            if text[index] == 0x25, index + 1 < text.count, text[index + 1] == 0x75, let unit = digits(at: index + 2, 4)
            {
                append(unit: unit)
                index += 6
            } else if text[index] == 0x25, let unit = digits(at: index + 1, 2) {
                if isUTF8 { bytes.append(UInt8(unit)) } else { append(unit: unit) }
                index += 3
            } else {
                endSurrogate()
                bytes.append(text[index])
                index += 1
            }
        }
        endSurrogate()
        if isUTF8 {
            let repaired = String(decoding: bytes[start...], as: UTF8.self)
            bytes.replaceSubrange(start..., with: repaired.utf8)
        }
    }

    /// Appends a unit of UTF-16, or a whole code point.
    private mutating func append(unit: UInt32) {
        if unit >> 10 == 0x36 {
            endSurrogate()
            highSurrogate = unit
        } else if unit >> 10 == 0x37, highSurrogate != 0 {
            let codePoint = 0x10000 + (highSurrogate & 0x3FF) << 10 + (unit & 0x3FF)
            highSurrogate = 0
            append(codePoint)
        } else {
            endSurrogate()
            append(unit)
        }
    }

    /// Half a code point alone is none.
    private mutating func endSurrogate() {
        guard highSurrogate != 0 else { return }
        highSurrogate = 0
        append(0xFFFD)
    }

    private mutating func append(_ codePoint: UInt32) {
        bytes.append(contentsOf: String(Unicode.Scalar(codePoint) ?? "\u{FFFD}").utf8)
    }
}
