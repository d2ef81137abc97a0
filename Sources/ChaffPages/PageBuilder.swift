@_spi(Folding) import Chaff

/// Makes pages from text: cuts lines, decodes UTF-8, folds.
///
/// Keeps tables between pages: make one for each thread.
/// ```swift
/// let page = PageBuilder().page(text: "Title\nFirst paragraph.")
/// page.lines.count   // 2
/// ```
public final class PageBuilder {
    /// Code points of one line that are folded and scored; what follows in a longer line is not read. Bounds the work
    /// and the memory a single line can ask for.
    public static let scoredCodePoints = 1 << 16

    private let table = FoldingTable()
    private let maximumTextBytes: Int
    private lazy var reader = HTMLReader(textLimit: maximumTextBytes)

    /// Makes a builder.
    /// - Parameter maximumTextBytes: the text that is read of an HTML page; the rest is dropped and ``Page/isCut`` set.
    public init(maximumTextBytes: Int = 16 << 20) { self.maximumTextBytes = maximumTextBytes }

    /// Makes a page of HTML.
    public func page(html: String) -> Page {
        var page = Page()
        var html = html
        html.withUTF8 { bytes in unsafe build(html: UnsafeRawBufferPointer(bytes), into: &page) }
        return page
    }

    /// Makes a page of HTML in UTF-8, reusing the memory of `page`. Its lines are the blocks of visible text in their
    /// order, and the hidden ones, with ``Page/markup`` for each. Any bytes give a page.
    public func build(html: UnsafeRawBufferPointer, into page: inout Page) {
        unsafe read(html: html, into: &page)
        foldText(of: &page, firstLine: 1)
    }

    /// Reads the text and the markup of HTML without cutting and folding it.
    package func read(html: UnsafeRawBufferPointer, into page: inout Page) { unsafe reader.read(html, into: &page) }

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
        page.removeAll()
        unsafe page.text.append(contentsOf: bytes)
        foldText(of: &page, firstLine: firstLine)
    }

    /// Cuts the text of a page into lines and folds them.
    private func foldText(of page: inout Page, firstLine: Int) {
        let text = page.text
        unsafe text.withUnsafeBytes { bytes in
            page.reserve(cells: unsafe PageBuilder.cellBound(bytes))
            unsafe page.withCellStorage { cells, origins, lines in
                guard let cells = cells.baseAddress, let origins = origins.baseAddress else { return }
                unsafe cut(bytes, firstLine: firstLine, cells: cells, origins: origins, lines: &lines)
            }
        }
    }

    /// At least as many cells as the text folds to: one a byte, and of a long line no more than are scored.
    private static func cellBound(_ bytes: UnsafeRawBufferPointer) -> Int {
        if bytes.count <= 1 << 22 { return bytes.count }
        var lines = 1
        for index in 0..<bytes.count where unsafe bytes[index] == 0x0A || bytes[index] == 0x0D { lines += 1 }
        // A code point folds to four cells at most, so the last one may run over the limit by three.
        return min(bytes.count, lines * (scoredCodePoints + 4))
    }

    private func cut(
        _ bytes: UnsafeRawBufferPointer, firstLine: Int, cells: UnsafeMutablePointer<Cell>,
        origins: UnsafeMutablePointer<UInt32>, lines: inout [Line]
    ) {
        let hasMark =
            unsafe firstLine == 1 && bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
        var offset = hasMark ? 3 : 0
        var number = firstLine
        var cell = 0
        var folder = unsafe LineFolder(bytes: bytes, table: table, cells: cells, origins: origins)
        var scan = unsafe TrickScan(bytes: bytes)
        while offset < bytes.count {
            folder.start(at: offset, cell: cell)
            folder.fold(limit: PageBuilder.scoredCodePoints)
            let end = folder.offset
            folder.lookAgain(at: offset..<end, isSuspicious: scan.finds(in: offset..<end))
            lines.append(
                Line(
                    bytes: offset..<end, number: number, isBlank: folder.isBlank, cells: cell..<folder.cell,
                    tricks: folder.tricks))
            number += 1
            cell = folder.cell
            offset = end
            guard offset < bytes.count else { break }
            let isPair = unsafe bytes[offset] == 0x0D && offset + 1 < bytes.count && bytes[offset + 1] == 0x0A
            offset += isPair ? 2 : 1
        }
    }
}
