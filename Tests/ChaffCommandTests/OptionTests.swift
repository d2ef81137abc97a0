import ArgumentParser
import Chaff
import TestSupport
import Testing

@testable import ChaffCommand

/// Options that a model must be able to follow.
@Suite struct OptionTests {
    private static let model = Result { try Model.opened(SampleModel.bytes(pages: 60)) }
    private static let structureOnly = Result { try Model.opened(SampleModel.bytes(labels: ["body", "chrome"])) }

    @Test(
        "wrong or contradicting options are wrong use",
        arguments: [
            ["--threshold", "0.5", "--precision", "0.99"], ["--precision", "2"], ["--unknown", "-1"],
            ["--unknown", "1.5"],
        ])
    func wrongUse(arguments: [String]) {
        for command in [Classify.self, Filter.self, Explain.self] as [any ParsableCommand.Type] {
            let error = #expect(throws: (any Error).self) { try command.parse(arguments) }
            #expect(error.map { command.exitCode(for: $0).rawValue } == 64)
        }
    }

    @Test(
        "what does not go together with lines that come back one by one is wrong use",
        arguments: [
            (["--lookahead", "3"], "--lookahead needs --stream."),
            (["--stream", "--lookahead=-1"], "--lookahead must be from 0 to 1000."),
            (["--stream", "--lookahead", "1001"], "--lookahead must be from 0 to 1000."),
            (["--stream", "--input", "jsonl"], "leave it out, and page records come back one by one"),
            (["--stream", "--input", "html"], "leave it or --input html out."),
            (["--stream", "--input", "warc"], "leave it or --input warc out."),
            (["--stream", "--charset", "gbk"], "--stream reads UTF-8; convert the text before it"),
        ])
    func streams(arguments: [String], sentence: String) {
        for command in [Classify.self, Filter.self] as [any ParsableCommand.Type] {
            let error = #expect(throws: (any Error).self) { try command.parse(arguments) }
            #expect(error.map { command.exitCode(for: $0).rawValue } == 64)
            #expect(error.map { command.message(for: $0).contains(sentence) } == true)
        }
    }

    @Test func `a filter of lines gives no objects`() {
        #expect(throws: (any Error).self) { try Filter.parse(["--stream", "--format", "jsonl"]) }
        #expect(throws: Never.self) { try Filter.parse(["--stream", "--format", "text", "--lookahead", "0"]) }
    }

    @Test func `a precision picks the threshold that the model keeps for it`() throws {
        let model = try OptionTests.model.get()
        let points = model.operatingPoints
        try #require(!points.isEmpty)
        for point in points {
            let options = try ThresholdOptions.parse(["--precision", "\(point.precision)"])
            #expect(try options.value(for: model) == point.threshold)
        }
        #expect(try ThresholdOptions.parse([]).value(for: model) == nil)
        #expect(try ThresholdOptions.parse(["--threshold", "0.25"]).value(for: model) == 0.25)
    }

    @Test func `a precision that the model does not keep ends with those it does, or with the remedy`() throws {
        let options = try ThresholdOptions.parse(["--precision", "0.123"])
        let unknown = #expect(throws: Failure.self) { try options.value(for: OptionTests.model.get()) }
        #expect(unknown?.message.contains("it knows 0.9") == true)
        let none = #expect(throws: Failure.self) { try options.value(for: OptionTests.structureOnly.get()) }
        #expect(none?.message.contains("train it anew") == true)
    }

    @Test func `unknown is a label where it is asked for, and nowhere else`() throws {
        let model = try OptionTests.model.get()
        #expect(try UnknownOptions.parse([]).labels(of: model) == model.labels)
        let options = try UnknownOptions.parse(["--unknown", "0.6"])
        #expect(options.leastProbability == 0.6)
        let labels = try options.labels(of: model)
        #expect(labels == model.labels + ["unknown"])
        // It passes unless it is told to go.
        let injected = model.spanLabel
        #expect(try Filter.parse([]).keptLabels(of: labels, injected: injected) == [true, false, false, true])
        #expect(
            try Filter.parse(["--drop", "unknown,spam"]).keptLabels(of: labels, injected: injected)
                == [true, true, false, false])
        let error = #expect(throws: Failure.self) {
            try Filter.parse(["--drop", "unknown"]).keptLabels(of: model.labels, injected: injected)
        }
        #expect(error?.message.contains("with --unknown only") == true)
    }

    @Test func `a model with a label of that name cannot be asked for unknown lines`() throws {
        let model = try Model.opened(SampleModel.bytes(labels: ["body", "unknown"]))
        let error = #expect(throws: Failure.self) { try UnknownOptions.parse(["--unknown", "0.6"]).labels(of: model) }
        #expect(error?.message.contains("of its own") == true)
    }
}
