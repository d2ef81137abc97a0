import ChaffPages

/// The first line of the input says how the rest is to be read: kind, charset by option and Content-Type header,
/// parted by `|`, as in `html||text/html; charset=big5`.
final class CharsetTarget {
    nonisolated(unsafe) static let shared = CharsetTarget()

    private let decoder = CharsetDecoder()

    func read(_ bytes: UnsafeRawBufferPointer) {
        let end = unsafe bytes.prefix(200).firstIndex(of: 0x0A) ?? 0
        let fields = unsafe bytes[..<end].split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
        func field(_ index: Int) -> String? {
            guard unsafe index < fields.count, unsafe !fields[index].isEmpty else { return nil }
            return unsafe String(decoding: fields[index], as: UTF8.self)
        }
        let page = unsafe UnsafeRawBufferPointer(rebasing: bytes[(end == 0 ? 0 : end + 1)...])
        let option = field(1).flatMap { try? Charset(named: $0) }
        var calls = 0
        let choice = unsafe decoder.decode(page, isHTML: field(0) != "text", option: option, http: field(2)) { text in
            calls += 1
            unsafe checkText(text)
            precondition(unsafe !text.starts(with: [0xEF, 0xBB, 0xBF]), "a byte order mark in the text")
            // No converter gives more than two characters of four bytes for one byte, beside an escape sequence.
            precondition(text.count <= 8 * page.count + 16, "\(text.count) bytes of text from \(page.count)")
        }
        precondition(calls == 1, "the text was handed on \(calls) times")
        precondition(!choice.name.isEmpty && !choice.explanation.isEmpty)
        precondition(choice.repaired <= page.count + 1, "more repairs than bytes")
    }
}
