/// One grapheme cluster of a text: what a person takes for one character.
struct Grapheme: Equatable {
    /// Where it stands in the text's bytes.
    let bytes: Range<Int>
    /// Its only code point, or nil if it has several: a letter with marks, a flag, joined emoji.
    let scalar: Unicode.Scalar?
    /// True if it holds a letter or a digit.
    let isText: Bool
}

/// Reads the grapheme clusters of bytes that should be UTF-8, one after the other. Bad bytes count as the U+FFFD that
/// readers put in their place, as many bytes for each as the Unicode Standard says.
///
/// ```swift
/// var graphemes = Graphemes(Array("e\u{301}!".utf8)[...])
/// graphemes.next()?.bytes   // 0..<3
/// ```
struct Graphemes: Sequence, IteratorProtocol {
    private var characters: String.Iterator
    /// How many bytes stood for each U+FFFD, good or bad.
    private var replacedLengths: [UInt8] = []
    private var replaced = 0
    private var offset: Int

    init(_ bytes: ArraySlice<UInt8>) {
        offset = bytes.startIndex
        var text = String.UnicodeScalarView()
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        decoding: while true {
            switch parser.parseScalar(from: &iterator) {
            case .emptyInput: break decoding
            case .valid(let encoded):
                let scalar = Unicode.UTF8.decode(encoded)
                if scalar == "\u{FFFD}" { replacedLengths.append(3) }
                text.append(scalar)
            case .error(let length):
                replacedLengths.append(UInt8(length))
                text.append("\u{FFFD}")
            }
        }
        characters = String(text).makeIterator()
    }

    mutating func next() -> Grapheme? {
        guard let character = characters.next() else { return nil }
        let start = offset
        var count = 0
        var isText = false
        for scalar in character.unicodeScalars {
            count += 1
            isText = isText || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if scalar == "\u{FFFD}" {
                offset += Int(replacedLengths[replaced])
                replaced += 1
            } else {
                offset += UTF8.width(scalar)
            }
        }
        return Grapheme(
            bytes: start..<offset, scalar: count == 1 ? character.unicodeScalars.first : nil, isText: isText)
    }
}

extension Page {
    /// Stretches of a line widened so that none begins or ends inside a grapheme cluster; those that meet become one.
    /// - Parameter stretches: byte ranges of the line, in order, apart.
    func widened(_ stretches: [Range<Int>], in line: Line) -> [Range<Int>] {
        let isPlain = stretches.allSatisfy {
            isPlainBoundary($0.lowerBound, in: line) && isPlainBoundary($0.upperBound, in: line)
        }
        if isPlain { return stretches }
        var widened: [Range<Int>] = []
        var graphemes = Graphemes(text[line.bytes])
        var grapheme = graphemes.next()
        for stretch in stretches {
            while let bytes = grapheme?.bytes, bytes.upperBound <= stretch.lowerBound { grapheme = graphemes.next() }
            let lower = min(stretch.lowerBound, grapheme?.bytes.lowerBound ?? stretch.lowerBound)
            while let bytes = grapheme?.bytes, bytes.upperBound < stretch.upperBound { grapheme = graphemes.next() }
            let upper = max(stretch.upperBound, grapheme?.bytes.upperBound ?? stretch.upperBound)
            if let last = widened.last, last.upperBound >= lower {
                widened[widened.count - 1] = last.lowerBound..<max(last.upperBound, upper)
            } else {
                widened.append(lower..<upper)
            }
        }
        return widened
    }

    /// True if what stands on both sides is sure to be two clusters without a look at the rest of the line: ASCII, or
    /// code points from U+4000 to U+9FFF, nearly all of them Han. Most spans begin and end there.
    private func isPlainBoundary(_ offset: Int, in line: Line) -> Bool {
        if offset == line.bytes.lowerBound || offset == line.bytes.upperBound { return true }
        let isPlainAfter = text[offset] < 0x80 || isHan(at: offset, in: line)
        let isPlainBefore = text[offset - 1] < 0x80 || isHan(at: offset - 3, in: line)
        return isPlainAfter && isPlainBefore
    }

    private func isHan(at offset: Int, in line: Line) -> Bool {
        guard offset >= line.bytes.lowerBound, offset + 3 <= line.bytes.upperBound else { return false }
        let isFollowed = text[offset + 1] & 0xC0 == 0x80 && text[offset + 2] & 0xC0 == 0x80
        return isFollowed && (0xE4...0xE9).contains(text[offset])
    }
}
