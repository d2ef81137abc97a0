import Chaff

/// Makes pages from text: cuts lines, decodes UTF-8, folds.
///
/// Keeps tables between pages: make one for each thread.
/// ```swift
/// let page = PageBuilder().page(text: "Title\nFirst paragraph.")
/// page.lines.count   // 2
/// ```
public final class PageBuilder {
    public init() {}

    /// Makes a page of a string.
    public func page(text: String) -> Page {
        var page = Page()
        var text = text
        text.withUTF8 { bytes in unsafe build(UnsafeRawBufferPointer(bytes), into: &page) }
        return page
    }

    /// Makes a page of plain text, reusing the memory of `page`. A line ends at LF, CRLF or CR; a byte order mark at
    /// the start is no text. Bytes that are not UTF-8 are kept in ``Page/text`` and scored as U+FFFD.
    /// - Parameter firstLine: the number of the first line.
    public func build(_ bytes: UnsafeRawBufferPointer, into page: inout Page, firstLine: Int = 1) {
    }
}
