import Testing

@testable import ChaffTraining

@Suite struct SpanExampleTests {
    @Test func `spans that touch or overlap are one, and empty ones none`() {
        #expect(SpanExample.joined([]) == [])
        #expect(SpanExample.joined([2..<5, 5..<7, 9..<9, 11..<12]) == [2..<7, 11..<12])
        #expect(SpanExample.joined([8..<10, 1..<6, 2..<3]) == [1..<6, 8..<10])
    }
}
