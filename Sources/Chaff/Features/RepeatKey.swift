/// Tells lines that repeat each other: the hash of a line's letters and digits, so that `name` and `(@name)` are the same.
///
/// What a page says twice is no more true for it. A member's name below each of his posts, or *copy link* beside each
/// paragraph, looked like injected lines that bear each other out.
enum RepeatKey {
    /// As much of a line as counts.
    private static let cells = 300

    /// The key of a line; 0 if it has neither letter nor digit, which repeats nothing.
    static func of(_ cells: UnsafePointer<Cell>, count: Int) -> UInt32 {
        var hash: UInt32 = 0
        for index in 0..<min(count, RepeatKey.cells) {
            let cell = unsafe cells[index]
            if !cell.scalarClass.isSeparator { hash = Hash.pair(hash, cell.codePoint) }
        }
        return hash == 0 ? 0 : max(1, Hash.mixed(hash))
    }
}
