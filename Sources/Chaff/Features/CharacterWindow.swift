/// The last characters of a line, for n-grams over them. What is before the line counts as blank.
struct CharacterWindow {
    private var previous: UInt32 = 0x20
    private var pair1: UInt32 = 0
    private var pair2: UInt32 = 0

    /// The hashes of the pair and of the quadruple that end with `character`.
    @inline(__always) mutating func add(_ character: UInt32) -> (pair: UInt32, quadruple: UInt32) {
        let pair = Hash.pair(previous, character)
        let quadruple = Hash.pair(pair2, pair)
        pair2 = pair1
        pair1 = pair
        previous = character
        return (pair, quadruple)
    }
}
