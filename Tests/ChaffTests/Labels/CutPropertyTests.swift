import ChaffPages
import TestSupport
import Testing

@testable import Chaff

/// What holds for the spans and the cuts of any line, tried on seeded random ones: 120,000 in all.
@Suite struct CutPropertyTests {
    private struct RandomLine {
        let bytes: [UInt8]
        /// Byte ranges that begin and end wherever a code point does, as the origins of cells do.
        var spans: [Range<Int>] = []
        /// Where a cluster begins, and the end of the line, by the standard library's own walk over the string.
        var bounds: Set<Int> = []
        let isUTF8: Bool

        init(using random: inout SeededRandom) {
            let bytes = RandomText.bytes(pieces: 12, using: &random).filter { $0 != 0x0A && $0 != 0x0D }
            self.bytes = bytes
            let text = String(decoding: bytes, as: UTF8.self)
            isUTF8 = Array(text.utf8) == bytes
            let starts = [0] + bytes.indices.filter { $0 > 0 && bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
            var end = 0
            for _ in 0..<random.below(4) {
                let left = starts.filter { $0 >= end }
                guard left.count > 2 else { break }
                let first = random.below(left.count - 1)
                let last = min(left.count - 1, first + 1 + random.below(4))
                if left[first] < left[last] { spans.append(left[first]..<left[last]) }
                // Stretches of the chains have something between them.
                end = left[last] + 1
            }
            if isUTF8 {
                bounds = Set(text.indices.map { text.utf8.distance(from: text.startIndex, to: $0) })
                bounds.insert(bytes.count)
            }
        }
    }

    private static let rounds = 2000

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `clusters follow each other, and are those of the string`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<CutPropertyTests.rounds {
            let line = RandomLine(using: &random)
            var end = 0
            var starts: Set<Int> = []
            for grapheme in Graphemes(line.bytes[...]) {
                guard grapheme.bytes.lowerBound == end, !grapheme.bytes.isEmpty else {
                    Issue.record("\(grapheme.bytes) after \(end) in \(line.bytes)")
                    return
                }
                starts.insert(end)
                end = grapheme.bytes.upperBound
            }
            guard end == line.bytes.count, !line.isUTF8 || starts.union([end]) == line.bounds else {
                Issue.record("\(starts.sorted()) in \(line.bytes)")
                return
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `widened stretches hold the stretches, end at clusters, in order, apart, inside the line`(seed: UInt64) {
        var random = SeededRandom(seed: 100 + seed)
        let builder = PageBuilder()
        for _ in 0..<CutPropertyTests.rounds {
            let line = RandomLine(using: &random)
            // Behind another line, so that places in the line are not places in the page.
            let page = builder.page(bytes: [0x78, 0x0A] + line.bytes)
            guard page.lines.count == 2 else { continue }
            let moved = line.spans.map { $0.lowerBound + 2..<$0.upperBound + 2 }
            let widened = page.widened(moved, in: page.lines[1])
            var end = 1
            let isOrdered = widened.allSatisfy { range in
                defer { end = range.upperBound }
                return range.lowerBound > end && !range.isEmpty && range.upperBound <= page.lines[1].bytes.upperBound
            }
            let holds = moved.allSatisfy { span in
                widened.contains { $0.lowerBound <= span.lowerBound && span.upperBound <= $0.upperBound }
            }
            let isWhole = widened.allSatisfy {
                line.bounds.contains($0.lowerBound - 2) && line.bounds.contains($0.upperBound - 2)
            }
            guard isOrdered, holds, isWhole || !line.isUTF8 else {
                Issue.record("\(moved) became \(widened) in \(line.bytes)")
                return
            }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>, [true, false])
    func `what goes and what stays are the line, and no cluster is split`(seed: UInt64, isTidied: Bool) {
        var random = SeededRandom(seed: 200 + seed)
        for _ in 0..<CutPropertyTests.rounds / 2 {
            let line = RandomLine(using: &random)
            let cut = LineCut(line.bytes[...], spans: line.spans, isTidied: isTidied)
            var rebuilt: [UInt8] = []
            var rest = cut.rest(of: line.bytes[...])[...]
            var end = 0
            for range in cut.removed {
                rebuilt += rest.prefix(range.lowerBound - end)
                rest = rest.dropFirst(range.lowerBound - end)
                rebuilt += line.bytes[range]
                guard end == 0 || range.lowerBound > end, !range.isEmpty else {
                    Issue.record("\(cut.removed)")
                    return
                }
                end = range.upperBound
            }
            let isWhole = cut.removed.allSatisfy {
                line.bounds.contains($0.lowerBound) && line.bounds.contains($0.upperBound)
            }
            guard rebuilt + rest == line.bytes, isWhole || !line.isUTF8 else {
                Issue.record("\(line.spans) removed \(cut.removed) from \(line.bytes)")
                return
            }
            // Of what was a span at most halves of pairs stay.
            let stays = line.spans.flatMap(Array.init).filter { place in
                !cut.removed.contains { $0.contains(place) }
            }
            guard Set(stays.map { line.bytes[$0] }).isSubset(of: halves) else {
                Issue.record("\(stays) stay of \(line.spans) in \(line.bytes)")
                return
            }
        }
    }

    /// The bytes of the brackets among the pieces of random text.
    private let halves: Set<UInt8> = Set("()（）\"".utf8)

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `spans of a labelled page end at clusters`(seed: UInt64) throws {
        var random = SeededRandom(seed: 300 + seed)
        let labeller = Labeller(model: try CutPropertyTests.model.get(), threshold: 0)
        let builder = PageBuilder()
        let words = SamplePages.make(1, seed: seed)[0].lines.map(\.text)
        var partial = 0
        for _ in 0..<CutPropertyTests.rounds / 20 {
            // Sentences with random text pasted in, ten lines a page.
            let lines = (0..<10).map { _ in
                let line = RandomLine(using: &random)
                return Array(random.pick(words).utf8) + line.bytes + Array(random.pick(words).utf8)
            }
            let page = builder.page(bytes: Array(lines.joined(separator: [0x0A])))
            for span in labeller.label(page).spans {
                let line = page.lines[span.line]
                let bytes = page.text(of: line)
                let text = String(decoding: bytes, as: UTF8.self)
                guard Array(text.utf8).elementsEqual(bytes) else { continue }
                if span.bytes != line.bytes { partial += 1 }
                let places = [span.bytes.lowerBound, span.bytes.upperBound].map {
                    text.utf8.index(text.startIndex, offsetBy: $0 - line.bytes.lowerBound)
                }
                guard places.allSatisfy({ $0 == text.endIndex || text.indices.contains($0) }) else {
                    Issue.record("\(span) in \(Array(bytes))")
                    return
                }
            }
        }
        #expect(partial > 5)
    }

    private static let model = Result { try Model.opened(SampleModel.bytes()) }
}
