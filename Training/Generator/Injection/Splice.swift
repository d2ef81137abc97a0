/// The ways in which injected text is pasted into a real line. Spans hold the pasted text only.
enum Splice: String, CaseIterable {
    case prefix, suffix, boundary, offset, word, wrapped, replaced

    /// The line with the injection in it, or nil if the line has no such place.
    func paste(_ injection: MarkedText, into line: MarkedText, _ random: inout Random) -> MarkedText? {
        let (core, tail) = Border.core(of: injection)
        if self == .offset || self == .word, Sentence.isEnded(core) {
            // A whole sentence stands between two sentences, not inside one.
            return Splice.boundary.paste(injection, into: line, &random)
        }
        switch self {
        case .prefix: return Self.prefixed(line, with: core, tail: tail, &random)
        case .suffix:
            return Self.suffixed(line, with: core, Self.separator(line, &random), &random)
        case .wrapped:
            let text = Self.prefixed(line, with: core, tail: [" "], &random)
            return Self.suffixed(text, with: core, random.chance(0.8) ? " " : Self.separator(line, &random), &random)
        case .boundary:
            guard let offset = Border.boundaries(of: line).randomOne(&random) else { return nil }
            return Self.inserted(core, into: line, at: offset, isSpaced: line.scalars[offset - 1] == " ")
        case .word:
            let gaps = line.scalars.indices.filter {
                $0 > 0 && line.scalars[$0 - 1] == " " && Border.canCut(line, at: $0)
            }
            guard let offset = gaps.randomOne(&random) else { return nil }
            return Self.inserted(core, into: line, at: offset, isSpaced: true)
        case .offset:
            guard line.count > 3 else { return nil }
            for _ in 0..<8 {
                let offset = random.number(in: 1...line.count - 1)
                if Border.canCut(line, at: offset) {
                    return Self.inserted(core, into: line, at: offset, isSpaced: false)
                }
            }
            return nil
        case .replaced:
            guard let name = Names.name(in: line, &random) else { return nil }
            var text = line
            text.replace(name, with: core)
            return text
        }
    }

    private static func prefixed(
        _ line: MarkedText, with core: MarkedText, tail: [Unicode.Scalar], _ random: inout Random
    ) -> MarkedText {
        var text = core
        let opens =
            line.scalars.first.map { Border.isSeparator($0) || "-\"“「『《【([".unicodeScalars.contains($0) } ?? true
        if !tail.isEmpty {
            text.append(tail)
        } else {
            text.append(opens ? " " : separator(line, &random))
        }
        text.append(line)
        return text
    }

    /// Behind a sentence's end or a separator at most a blank stands between the two.
    private static func suffixed(
        _ line: MarkedText, with core: MarkedText, _ separator: String, _ random: inout Random
    ) -> MarkedText {
        var text = line
        let isEnded = line.scalars.last.map { Border.isSeparator($0) || !$0.properties.isAlphabetic } ?? true
        text.append(
            isEnded && !separator.isEmpty ? (Border.isUnspaced(line) && random.chance(0.6) ? "" : " ") : separator)
        text.append(core)
        return text
    }

    private static func inserted(_ core: MarkedText, into line: MarkedText, at offset: Int, isSpaced: Bool)
        -> MarkedText
    {
        var text = line
        var inserted = core
        if isSpaced { inserted.append(" ") }
        text.insert(inserted, at: offset)
        return text
    }

    /// What may stand between injected and real text; often nothing.
    private static func separator(_ line: MarkedText, _ random: inout Random) -> String {
        Border.isUnspaced(line)
            ? random.pick(["", "", "", "", "", " ", " ", "_", "-", "：", "|", " - ", "——", "，", "·", "丨", "。", "｜"])
            : random.pick(["", " ", " ", " ", " - ", " | ", ": ", ", ", " – ", " · ", "_", "-", " » ", ". "])
    }
}

extension Array {
    /// Any element, or nil if there is none.
    func randomOne(_ random: inout Random) -> Element? { isEmpty ? nil : random.pick(self) }
}
