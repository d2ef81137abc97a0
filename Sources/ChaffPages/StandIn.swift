// STAND-IN, TO BE DELETED: what other branches bring (the HTML reader, charsets), just enough of it that reading
// archives and records can be tested. Delete this file when they are merged.

import Chaff

public struct CharsetError: Error, CustomStringConvertible {
    public let description: String
}

public struct Charset: Hashable, Sendable {
    public let name: String

    public init(named name: String) throws(CharsetError) {
        guard ["utf-8", "windows-1252", "iso-8859-1"].contains(name.lowercased()) else {
            throw CharsetError(description: "there is no charset \u{201C}\(name)\u{201D}")
        }
        self.name = name.lowercased()
    }
}

public struct CharsetChoice: Equatable, Sendable {
    public enum Reason: String, Equatable, Sendable { case option, http, validity }

    public var name: String
    public var reason: Reason
    public var overruled: String = ""
    public var repaired: Int = 0

    public var explanation: String {
        switch reason {
        case .option: "asked for"
        case .http: "declared in the HTTP header"
        case .validity: "valid UTF-8"
        }
    }
}

public final class CharsetDecoder {
    public init() {}

    public func decode(
        _ bytes: UnsafeRawBufferPointer, isHTML: Bool, option: Charset?, http: String?,
        _ body: (UnsafeRawBufferPointer) -> Void
    ) -> CharsetChoice {
        let reason: CharsetChoice.Reason = option != nil ? .option : http != nil ? .http : .validity
        let name = option?.name ?? http?.lowercased() ?? "utf-8"
        var text: String
        if name == "windows-1252" || name == "iso-8859-1" {
            text = ""
            for index in bytes.indices { text.unicodeScalars.append(unsafe Unicode.Scalar(bytes[index])) }
        } else {
            text = unsafe String(decoding: bytes, as: UTF8.self)
        }
        text.withUTF8 { unsafe body(UnsafeRawBufferPointer($0)) }
        return CharsetChoice(name: name, reason: reason)
    }
}

extension PageBuilder {
    public convenience init(maximumTextBytes: Int) { self.init() }

    public func build(html: UnsafeRawBufferPointer, into page: inout Page) {
        var text: [UInt8] = []
        var isInTag = false
        for index in html.indices {
            let byte = unsafe html[index]
            if byte == UInt8(ascii: "<") {
                isInTag = true
                if let last = text.last, last != 0x0A { text.append(0x0A) }
            } else if byte == UInt8(ascii: ">") {
                isInTag = false
            } else if !isInTag, byte != 0x0A, byte != 0x0D {
                text.append(byte)
            }
        }
        unsafe text.withUnsafeBytes { unsafe build($0, into: &page) }
        page.markup = page.lines.map { line in
            let isHidden = page.string(of: line).contains("(hidden)")
            return Markup(
                tag: .p, landmark: isHidden ? .footer : .none, hiding: isHidden ? .display : .none,
                characters: line.bytes.count)
        }
    }
}
