import Chaff

/// Which lines were asked for, and which of them no page had.
///
/// Not for several threads at once.
final class WantedLines {
    private let numbers: Set<Int>
    private(set) var missing: [Int]

    /// - Parameter numbers: line numbers in the input; none for every line.
    init(_ numbers: [Int]) {
        self.numbers = Set(numbers)
        missing = numbers
    }

    /// The lines of a page that are wanted and not blank, as indices.
    func indices(in page: Page) -> [Int] {
        let found = page.lines.indices.filter {
            !page.lines[$0].isBlank && (numbers.isEmpty || numbers.contains(page.lines[$0].number))
        }
        if !missing.isEmpty { missing.removeAll { number in found.contains { page.lines[$0].number == number } } }
        return found
    }
}
