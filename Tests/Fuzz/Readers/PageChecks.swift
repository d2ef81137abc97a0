import Chaff
import ChaffPages

extension Page {
    /// Stops if the page is not what every page of HTML is, whatever the bytes were: lines that are not empty and hold
    /// no line end, each with its markup.
    func checkHTML() {
        checkLines()
        checkLinks()
        precondition(markup.count == lines.count, "\(lines.count) lines, \(markup.count) with markup")
        for (line, markup) in zip(lines, markup) {
            let text = self.text(of: line)
            precondition(!line.isBlank && !text.isEmpty, "line \(line.number) is blank")
            precondition(!text.contains(0x0A) && !text.contains(0x0D), "line \(line.number) holds a line end")
            precondition(markup.linkCharacters <= markup.characters, "more text in links than in line \(line.number)")
            precondition(
                markup.referenceCharacters <= markup.characters, "more references than text in line \(line.number)")
            precondition(markup.words.upperBound <= markupWords.count, "words of line \(line.number) are not there")
            precondition(words(of: markup).count <= Markup.maximumWords, "too many words for line \(line.number)")
        }
    }

    /// Stops if a link does not stand inside one line.
    func checkLinks() {
        var end = 0
        var rest = lines[...]
        for link in links {
            precondition(link.lowerBound >= end && !link.isEmpty, "links overlap")
            end = link.upperBound
            rest = rest.drop { $0.bytes.upperBound <= link.lowerBound }
            guard let line = rest.first else { preconditionFailure("a link behind the last line") }
            precondition(
                line.bytes.lowerBound <= link.lowerBound && link.upperBound <= line.bytes.upperBound,
                "a link reaches out of line \(line.number)")
        }
    }

    /// Stops if the lines overlap, or their cells come from elsewhere.
    func checkLines() {
        var end = 0
        var cell = 0
        for line in lines {
            precondition(line.bytes.lowerBound >= end && line.bytes.upperBound <= text.count, "lines overlap")
            precondition(line.cells.lowerBound == cell && line.cells.upperBound <= cells.count, "cells overlap")
            for origin in origins[line.cells] {
                precondition(line.bytes.contains(Int(origin)), "a cell of line \(line.number) comes from elsewhere")
            }
            end = line.bytes.upperBound
            cell = line.cells.upperBound
        }
    }

    /// Stops if the text is not UTF-8, or holds NUL.
    func checkText() { unsafe text.withUnsafeBytes { unsafe ChaffFuzz.checkText($0) } }
}

/// Stops if the bytes are not UTF-8, or hold NUL.
func checkText(_ bytes: UnsafeRawBufferPointer) {
    precondition(unsafe !bytes.contains(0), "NUL in a text")
    let isUTF8 = unsafe bytes.withMemoryRebound(to: UInt8.self) { bytes in
        unsafe String(validating: bytes, as: UTF8.self) != nil
    }
    precondition(isUTF8, "a text is not UTF-8")
}
