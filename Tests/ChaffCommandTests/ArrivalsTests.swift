import Testing

@testable import ChaffCommand

@Suite struct ArrivalsTests {
    @Test func `a line came when the first note says that has its number or a greater one`() {
        var arrivals = Arrivals()
        arrivals.note(upTo: 0, at: 1)
        arrivals.note(upTo: 3, at: 2)
        arrivals.note(upTo: 3, at: 3)
        arrivals.note(upTo: 4, at: 4)
        arrivals.note(upTo: 9, at: 5)
        #expect([1, 3, 4, 5, 9].map { arrivals.time(ofLine: $0) } == [2, 2, 4, 5, 5])
    }
}
