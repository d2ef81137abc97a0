import Testing

@testable import ChaffTraining

@Suite struct AdamTests {
    @Test func `steps end where the gradient is zero`() {
        let goal: [Float] = [3, -2, 0.5]
        var fit = Adam(weights: [0, 0, 0], rate: 0.1, penalty: 0, steps: 400)
        for _ in 0..<400 { fit.descend(zip(fit.weights, goal).map { $0 - $1 }) }
        for (weight, goal) in zip(fit.weights, goal) { #expect(abs(weight - goal) < 0.01) }
    }

    @Test(arguments: zip([0, 0.25, 0.5, 0.75, 1] as [Float], [1, 0.7071, 0, -0.7071, -1] as [Float]))
    func `the rate falls along a cosine`(x: Float, cosine: Float) {
        #expect(abs(Adam.cosine(x) - cosine) < 2e-3)
    }
}
