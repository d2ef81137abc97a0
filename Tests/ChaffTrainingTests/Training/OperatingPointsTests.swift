import Chaff
import TestSupport
import Testing

@testable import ChaffTraining

@Suite struct OperatingPointsTests {
    private func rows(_ probabilities: [Float], injected: Bool, real: Bool = false) -> [OperatingPoints.Row] {
        probabilities.map { OperatingPoints.Row(probability: $0, isInjected: injected, weight: 1, isReal: real) }
    }

    /// 1,000 injected lines at .5005 … .9995 and clean ones where the arguments say.
    private func table(clean: [Float], real: Bool = false) -> [OperatingPoint] {
        let injected = (0..<1000).map { 0.5 + (Float($0) + 0.5) / 2000 }
        return OperatingPoints(rows(injected, injected: true) + rows(clean, injected: false, real: real)).table()
    }

    @Test func `without false alarms the lowest hit is the threshold, as far as so few hits can tell`() {
        let points = table(clean: [0.1, 0.2])
        // One alarm more than seen: 999 hits and one alarm are .999.
        #expect(points.map(\.precision) == OperatingPoints.precisions)
        #expect(points.allSatisfy { $0.threshold < 0.501 && $0.recall == 1 && $0.falseAlarms == 0 })
    }

    @Test func `a precision that nothing reaches has no point`() {
        let points = table(clean: [Float](repeating: 0.9999, count: 20))
        // All 1,000 hits with 20 alarms and the one that is counted on top are .979.
        #expect(points.map(\.precision) == [0.9, 0.95])
    }

    @Test func `thresholds rise with the precision, recall falls, and what they promise holds`() {
        let clean = (0..<400).map { Float($0) / 500 }
        let points = table(clean: clean)
        for (low, high) in zip(points, points.dropFirst()) {
            #expect(low.threshold <= high.threshold && low.recall >= high.recall)
            #expect(low.falseAlarms >= high.falseAlarms)
        }
        for point in points {
            let alarms = Float(clean.count { $0 >= point.threshold })
            let hits = point.recall * 1000
            #expect(hits / (hits + alarms) >= point.precision)
            #expect(abs(point.falseAlarms - 1e5 * alarms / 400) < 0.1)
        }
    }

    @Test func `lines of equal probability pass together`() {
        let rows = rows([0.9, 0.7, 0.7, 0.7], injected: true) + rows([0.7, 0.7, 0.7, 0.2], injected: false)
        #expect(OperatingPoints(rows).table().isEmpty)
    }

    @Test func `real pages say how often there is a false alarm if there are enough of them`() {
        let real = [Float](repeating: 0.1, count: 9_999) + [0.7]
        let points = table(clean: real, real: true)
        let loose = table(clean: real)
        #expect(points.first?.falseAlarms == 10 && loose.first?.falseAlarms == 10)
        let mixed = OperatingPoints(
            rows([Float](repeating: 0.9, count: 100), injected: true) + rows(real, injected: false, real: true)
                + rows([0.95, 0.95], injected: false)
        ).table()
        #expect(mixed.first?.falseAlarms == 0)
    }

    @Test func `a trained model keeps its points`() throws {
        let pages = SamplePages.make(60, seed: 31)
        let model = try Model.opened(Trainer(options: SampleModel.options()).train(pages: pages) { _ in }.bytes)
        for point in model.operatingPoints {
            #expect(OperatingPoints.precisions.contains(point.precision))
            #expect((0...1).contains(point.threshold) && (0...1).contains(point.recall))
        }
        #expect(!model.operatingPoints.isEmpty)
    }
}
