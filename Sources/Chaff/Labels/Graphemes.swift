/// One grapheme cluster of a text: what a person takes for one character.
struct Grapheme: Equatable {
    /// Where it stands in the text's bytes.
    let bytes: Range<Int>
    /// Its only code point, or nil if it has several: a letter with marks, a flag, joined emoji.
    let scalar: Unicode.Scalar?
    private let character: Character

    init(bytes: Range<Int>, scalar: Unicode.Scalar?, character: Character) {
        self.bytes = bytes
        self.scalar = scalar
        self.character = character
    }

    /// True if it holds a letter or a digit.
    var isText: Bool {
        character.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }
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
        for scalar in character.unicodeScalars {
            count += 1
            if scalar == "\u{FFFD}" {
                offset += Int(replacedLengths[replaced])
                replaced += 1
            } else {
                offset += UTF8.width(scalar)
            }
        }
        return Grapheme(
            bytes: start..<offset, scalar: count == 1 ? character.unicodeScalars.first : nil, character: character)
    }
}
