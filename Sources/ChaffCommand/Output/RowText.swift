/// The text of one row, cut to a width.
struct RowText {
    private var scalars: [Unicode.Scalar] = []
    /// Spans as places in `scalars`.
    private var spans: [Range<Int>] = []
    private var columns = 0

    // Enough for any terminal; a line may be 100 MB long.
    private static let scanLimit = 4096

    init(_ scalars: [Unicode.Scalar], spans: [Range<Int>]) {
        self.scalars = scalars
        self.spans = spans
        columns = self.scalars.reduce(0) { $0 + TextColumns.of($1) }
    }

    /// - Parameter spans: places in the same bytes as `bytes`.
    init(_ bytes: ArraySlice<UInt8>, spans: [Range<Int>]) {
        // A span far to the right is shown with what stands just before it.
        let first = spans.first?.lowerBound ?? bytes.startIndex
        let start = first - bytes.startIndex > RowText.scanLimit ? first - 256 : bytes.startIndex
        let slice = bytes[max(start, bytes.startIndex)...].prefix(2 * RowText.scanLimit)
        let cut = slice.drop { start > bytes.startIndex && $0 & 0xC0 == 0x80 }
        var places = spans.map { _ in (lower: 0, upper: 0) }
        var offset = cut.startIndex
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = cut.makeIterator()
        decoding: while true {
            let scalar: Unicode.Scalar
            let length: Int
            switch decoder.parseScalar(from: &iterator) {
            case .emptyInput: break decoding
            case .valid(let encoded): (scalar, length) = (Unicode.UTF8.decode(encoded), encoded.count)
            case .error(let bad): (scalar, length) = ("\u{FFFD}", bad)
            }
            for (index, span) in spans.enumerated() {
                if offset < span.lowerBound { places[index].lower = scalars.count + 1 }
                if offset < span.upperBound { places[index].upper = scalars.count + 1 }
            }
            offset += length
            let shown = TextColumns.shown(scalar)
            scalars.append(shown)
            columns += TextColumns.of(shown)
        }
        self.spans = places.filter { $0.lower < $0.upper }.map { $0.lower..<$0.upper }
        isCutBefore = cut.startIndex > bytes.startIndex
        isCutAfter = cut.endIndex < bytes.endIndex
    }

    private var isCutBefore = false
    private var isCutAfter = false

    /// The row in at most `room` columns, `…` where something is left out.
    mutating func text(room: Int, style: ColorStyle) -> String {
        let start = firstShown(room: room - style.spanColumns * spans.count)
        let isOpenBefore = isCutBefore || start > 0
        var left = room - (isOpenBefore ? 1 : 0)
        var text = isOpenBefore ? "…" : ""
        var openSpan: Int?
        var place = start
        while place < scalars.count {
            if let span = spans.firstIndex(where: { $0.contains(place) }), span != openSpan {
                if openSpan != nil { text += style.spanEnd }
                text += style.spanStart
                openSpan = span
                left -= style.spanColumns
            } else if let span = openSpan, !spans[span].contains(place) {
                text += style.spanEnd
                openSpan = nil
            }
            let width = TextColumns.of(scalars[place])
            let isLast = place == scalars.count - 1 && !isCutAfter
            if left < width + (isLast ? 0 : 1), !fits(from: place, in: left) { break }
            text.unicodeScalars.append(scalars[place])
            left -= width
            place += 1
        }
        if openSpan != nil { text += style.spanEnd }
        return place < scalars.count || isCutAfter ? text + "…" : text
    }

    private func fits(from place: Int, in room: Int) -> Bool {
        var left = room
        for scalar in scalars[place...] {
            left -= TextColumns.of(scalar)
            if left < 0 { return false }
        }
        return !isCutAfter
    }

    /// Where to begin so that the first span is in sight with a little of what is before it.
    private func firstShown(room: Int) -> Int {
        guard let span = spans.first, columns > room else { return 0 }
        let before = scalars[..<span.lowerBound].reduce(0) { $0 + TextColumns.of($1) }
        let width = scalars[span].reduce(0) { $0 + TextColumns.of($1) }
        if before + width < room - 1 { return 0 }
        var start = span.lowerBound
        var context = room / 4
        while start > 0, context > 0 {
            start -= 1
            context -= TextColumns.of(scalars[start])
        }
        return start
    }
}
