import TestSupport
import Testing

@testable import ChaffTraining

@Suite struct LogisticRegressionTests {
    /// Inputs as they come from pages: some columns are nearly always the same, some say the same twice.
    private enum Column: String, CaseIterable {
        case constant, copies, sums, rare, rareCopies, large, tiny, separating
    }

    private func regression(_ kind: Column, rows: Int, using random: inout SeededRandom) -> LogisticRegression {
        var regression = LogisticRegression(width: 6)
        for row in 0..<rows {
            let isPositive = random.below(3) == 0
            let useful = Float(random.below(100)) / 100 + (isPositive ? 0.5 : 0)
            let place = Float(random.below(1000)) / 1000
            let isRare = row % 4001 == 17
            let odd: [Float] =
                switch kind {
                case .constant: [1, 0, -3]
                case .copies: [useful, useful, 2 * useful]
                case .sums: [0.3 * useful, 0.7 * useful + 0.1 * place, useful + 0.1 * place]
                case .rare: [isRare ? 1 : 0, isRare ? 1e-3 : 0, isRare ? -1 : 1]
                case .rareCopies: [isRare ? 0.01 : 0, isRare ? 0.010_01 : 0, isRare ? 0.02 : 0]
                case .large: [1e5 * useful, 1e5, -1e4 * useful]
                case .tiny: [1e-4 * useful, 1e-5, 1e-5 * useful]
                case .separating: [isPositive ? 1 : -1, isPositive ? 2 : -2, 0]
                }
            regression.add([useful, place, useful * useful] + odd, target: isPositive, weight: 1)
        }
        return regression
    }

    @Test(arguments: Column.allCases.map(\.rawValue))
    func `weights are numbers and of use, whatever the inputs`(name: String) throws {
        var random = SeededRandom(seed: 21)
        let kind = try #require(Column(rawValue: name))
        let regression = regression(kind, rows: 100_000, using: &random)
        let weights = regression.fit(penalty: 1, jobs: 2)
        #expect(weights.allSatisfy { $0.isFinite }, "\(weights)")
        let scored = regression.probabilities(weights)
        let right = scored.count { ($0.probability > 0.5) == $0.target }
        #expect(right > scored.count * 7 / 10, "\(right) of \(scored.count)")
    }

    @Test("Many rows of inputs that depend on each other give numbers", arguments: [1, 100, 1000] as [Float])
    func fragments(weight: Float) {
        // Like the joiner of fragments: a few inputs of a line in a piece of the page, each spread over knots of the
        // piece's size. A row that weighs 100 stands for 100 rows.
        var random = SeededRandom(seed: 4)
        var regression = LogisticRegression(width: 50)
        while regression.rows < 6000 {
            let count = [1, 2, 4, 8, 16, 32, 64, 20 + random.below(300)][random.below(8)]
            let odds = (0..<count).map { _ in Float(random.below(1200)) / 100 - 6 }
            for index in 0..<count {
                let before = index > 0 ? odds[index - 1] : 0
                let after = index + 1 < count ? odds[index + 1] : 0
                let row: [Float] = [
                    odds[index], before, after, Float(index) / Float(count), Float(count - index).squareRoot(),
                    Float(count).squareRoot(), index == 0 ? 1 : 0, index == count - 1 ? 1 : 0,
                    max(-3, min(3, odds[index])), 1,
                ]
                let knot = min(3.999, Float(Int.bitWidth - 1 - count.leadingZeroBitCount) / 2)
                let share = knot - knot.rounded(.down)
                var spread = [Float](repeating: 0, count: 50)
                for (column, value) in row.enumerated() {
                    spread[Int(knot) * 10 + column] = value * (1 - share)
                    spread[(Int(knot) + 1) * 10 + column] = value * share
                }
                let noise = Float(random.below(8)) - 4
                regression.add(spread, target: odds[index] + noise > 0, weight: weight)
            }
        }
        let weights = regression.fit(penalty: 1, jobs: 2)
        #expect(weights.allSatisfy { $0.isFinite }, "\(weights.prefix(3))")
    }

    @Test func `with one class only there is nothing to fit`() {
        var regression = LogisticRegression(width: 2)
        for row in 0..<10 { regression.add([Float(row), 1], target: true, weight: 1) }
        #expect(regression.fit(penalty: 1, jobs: 1) == [0, 0, 0])
        #expect(!regression.hasBothTargets)
    }

    @Test func `a row counts as often as its weight says`() {
        var weighted = LogisticRegression(width: 1)
        var repeated = LogisticRegression(width: 1)
        for (input, isPositive, weight) in [(0, false, 3), (1, true, 2), (1, false, 1), (2, true, 4)] {
            weighted.add([Float(input)], target: isPositive, weight: Float(weight))
            for _ in 0..<weight { repeated.add([Float(input)], target: isPositive, weight: 1) }
        }
        for (first, second) in zip(weighted.fit(penalty: 1, jobs: 1), repeated.fit(penalty: 1, jobs: 1)) {
            #expect(abs(first - second) < 1e-3)
        }
    }
}
