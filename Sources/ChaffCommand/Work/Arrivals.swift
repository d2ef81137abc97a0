/// When the lines of a stream came.
struct Arrivals {
    /// Lines that came together: the number of the last one, and when.
    private var groups: [(last: Int, seconds: Double)] = []

    /// Notes when all lines came that have no greater number and did not come before.
    mutating func note(upTo last: Int, at seconds: Double) {
        if last > groups.last?.last ?? 0 { groups.append((last, seconds)) }
    }

    /// When a line came; those before it are forgotten.
    mutating func time(ofLine number: Int) -> Double {
        groups.removeFirst(groups.prefix { $0.last < number }.count)
        return groups.first?.seconds ?? 0
    }
}
