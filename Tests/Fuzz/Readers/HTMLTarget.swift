import Chaff
import ChaffPages

/// The input is a page of HTML: read once as it is, and once repaired as the charset decoder hands it on.
final class HTMLTarget {
    nonisolated(unsafe) static let shared = HTMLTarget()

    private static let textLimit = 1 << 20
    private let builder = PageBuilder(maximumTextBytes: textLimit)
    private let decoder = CharsetDecoder()
    private let utf8 = try? Charset(named: "utf-8")
    private var page = Page()
    private var again = Page()

    func read(_ bytes: UnsafeRawBufferPointer) {
        unsafe builder.build(html: bytes, into: &page)
        page.checkHTML()
        _ = unsafe decoder.decode(bytes, isHTML: true, option: utf8, http: nil) { text in
            unsafe builder.build(html: text, into: &page)
            page.checkHTML()
            page.checkText()
            precondition(page.text.count <= HTMLTarget.textLimit, "more text than the limit")
            // A page is the same whatever was read before it.
            guard text.count.isMultiple(of: 8) else { return }
            unsafe builder.build(html: text, into: &again)
            precondition(page.text == again.text && page.markup == again.markup, "read twice, two pages")
        }
    }
}
