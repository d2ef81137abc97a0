import Chaff
import TestSupport
import Testing

@testable import ChaffTraining

@Suite struct LogisticSumsTests {
    /// Row after row, as one would write it down.
    private func plainSums(
        _ regression: LogisticRegression, _ standard: StandardRows, _ beta: [Float], _ range: Range<Int>
    ) -> (gradient: [Float], hessian: [Float]) {
        let size = regression.width + 1
        var gradient = [Float](repeating: 0, count: size)
        var hessian = [Float](repeating: 0, count: size * size)
        for row in range {
            let inputs = (0..<regression.width).map {
                (regression.inputs[row * regression.width + $0] - standard.shifts[$0]) * standard.scales[$0]
            }
            let values = inputs + [1]
            let probability = logistic(zip(beta, values).reduce(Float(0)) { $0 + $1.0 * $1.1 })
            let weight = regression.weights[row]
            for column in 0..<size {
                gradient[column] += weight * (regression.targets[row] - probability) * values[column]
                let scaled = weight * max(1e-6, probability * (1 - probability)) * values[column]
                for other in 0...column { hessian[column * size + other] += scaled * values[other] }
            }
        }
        return (gradient, hessian)
    }

    @Test(arguments: [1, 4, 22, 57, 115])
    func `the sums of whole vectors are those of one row after the other, to the bit`(width: Int) {
        var random = SeededRandom(seed: UInt64(width))
        var regression = LogisticRegression(width: width)
        for row in 0..<333 {
            regression.add(
                (0..<width).map { _ in Float(random.below(2000)) / 100 - 7 }, target: row % 3 == 0,
                weight: Float(1 + random.below(5)) / 2)
        }
        let standard = StandardRows(
            means: (0..<width).map { 3 + Double($0) / 50 }, deviations: (0..<width).map { 5.7 + Double($0) / 9 })
        let solution = (0...width).map { Double($0 % 5) / 10 - 0.2 }
        let sums = LogisticSums(standard, solution)
        sums.add(regression, 7..<330)
        let expected = plainSums(regression, standard, solution.map(Float.init), 7..<330)
        #expect(sums.gradient == expected.gradient)
        let size = width + 1
        for row in 0..<size {
            #expect(sums.hessian[row * size...row * size + row] == expected.hessian[row * size...row * size + row])
        }
    }
}
