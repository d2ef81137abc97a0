/// Numbers as explanations show them.
enum ScoreText {
    /// With two decimals and its sign: `+1.50`, `−0.25`.
    static func signed(_ score: Float) -> String {
        let hundredths = whole(score, 100)
        let (units, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(hundredths < 0 ? "−" : "+")\(units).\(rest < 10 ? "0" : "")\(rest)"
    }

    /// As JSON, with up to four decimals: `1.5`, `-0.25`, `0`.
    static func json(_ score: Float) -> String {
        let all = whole(score, 10_000)
        let (units, rest) = all.magnitude.quotientAndRemainder(dividingBy: 10_000)
        let sign = all < 0 ? "-" : ""
        if rest == 0 { return "\(sign)\(units)" }
        var digits = String(rest + 10_000).dropFirst()
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(sign)\(units).\(digits)"
    }

    /// A probability with two decimals, as `classify` shows it: `.75`, `1.0`.
    static func probability(_ probability: Float) -> String {
        let percent = Int((max(0, min(1, probability)) * 100).rounded())
        return percent >= 100 ? "1.0" : "." + (percent < 10 ? "0" : "") + "\(percent)"
    }

    // Log-odds are far below that; a model made by somebody else may give anything finite.
    private static let largest: Float = 1e9

    private static func whole(_ score: Float, _ scale: Float) -> Int {
        Int((Double(max(-largest, min(largest, score))) * Double(scale)).rounded())
    }
}
