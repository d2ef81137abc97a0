/// Finds names of organisations and people that a brand can take the place of.
enum Names {
    /// A stretch of a line that reads like a name, or nil.
    static func name(in line: MarkedText, _ random: inout Random) -> Range<Int>? {
        (organisations(in: line) + capitalized(in: line)).randomOne(&random)
    }

    /// The name that a page says most often, out of those that its prose mentions twice or more.
    static func commonest(in lines: [MarkedText], isUnspaced: Bool) -> String? {
        var counts: [String: Int] = [:]
        var best: String?
        for line in lines {
            for range in isUnspaced ? organisations(in: line) : capitalized(in: line) {
                let name = line.string(in: range)
                counts[name, default: 0] += 1
                // In the order of the page, so that the choice does not hang on the order of the table.
                if counts[name] ?? 0 > max(1, best.flatMap { counts[$0] } ?? 1) { best = name }
            }
        }
        return best
    }

    /// Where a name stands in a line, as a word of its own if the script has blanks.
    static func places(of name: String, in line: MarkedText) -> [Range<Int>] {
        let name = Array(name.unicodeScalars)
        guard !name.isEmpty, line.count >= name.count else { return [] }
        func isLetter(_ index: Int) -> Bool {
            line.scalars.indices.contains(index) && line.scalars[index].properties.isAlphabetic
                && !Border.isUnspaced(line.scalars[index])
        }
        return (0...line.count - name.count).map { $0..<$0 + name.count }.filter { range in
            line.scalars[range].elementsEqual(name) && !isLetter(range.lowerBound - 1) && !isLetter(range.upperBound)
        }
    }

    /// The code points that stand before an organisation's suffix in Chinese and Japanese; the suffix itself stays.
    static func organisations(in line: MarkedText) -> [Range<Int>] {
        let scalars = line.scalars
        var found: [Range<Int>] = []
        for suffix in suffixes {
            guard scalars.count > suffix.count + 2 else { continue }
            for start in 2...scalars.count - suffix.count
            where scalars[start] == suffix[0] && scalars[start..<start + suffix.count].elementsEqual(suffix) {
                var first = start
                while first > 0, start - first < 4, Border.isHan(scalars[first - 1]),
                    !particles.contains(scalars[first - 1])
                {
                    first -= 1
                }
                if start - first >= 2 && isFree(first..<start, in: line) { found.append(first..<start) }
            }
        }
        return found
    }

    /// Runs of two or three words that begin with a capital, not at the start of the line.
    private static func capitalized(in line: MarkedText) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var run: Range<Int>?
        var start = 0
        func isNameWord(_ range: Range<Int>) -> Bool {
            range.count > 2 && range.lowerBound > 0 && line.scalars[range.lowerBound].properties.isUppercase
                && line.scalars[range].dropFirst().allSatisfy { $0.properties.isLowercase }
        }
        for index in 0...line.count where index == line.count || !line.scalars[index].properties.isAlphabetic {
            let word = start..<index
            if isNameWord(word) {
                let joins = run.map { $0.upperBound + 1 == start && line.scalars[$0.upperBound] == " " } ?? false
                run = joins ? (run?.lowerBound ?? start)..<index : word
            } else if !word.isEmpty || index == line.count || line.scalars[index] != " " {
                if let run, isFree(run, in: line) { found.append(run) }
                run = nil
            }
            start = index + 1
        }
        if let run, isFree(run, in: line) { found.append(run) }
        return found
    }

    private static func isFree(_ range: Range<Int>, in line: MarkedText) -> Bool {
        !line.spans.contains { $0.overlaps(range) }
    }

    private static let suffixes: [[Unicode.Scalar]] = [
        "大学", "大學", "学院", "學院", "公司", "集团", "集團", "医院", "醫院", "银行", "銀行", "研究院", "研究所", "委员会", "委員會", "协会", "協會", "中心",
        "俱乐部",
        "株式会社", "病院", "協会", "新闻网", "日报", "晚报",
    ].map { Array($0.unicodeScalars) }

    private static let particles = Set("的了是在和与及由为对于向到从被把就也都将等各该本这那其并或而以于至".unicodeScalars)
}
