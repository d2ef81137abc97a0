/// Where the features of one line stand in the lists of the lines that were read with it.
struct FeatureLists {
    /// Where it starts among the characters, and how many of these tell its structure.
    var place = 0
    var scored = 0
    /// The slots of words and digit runs.
    var words = 0..<0
    /// The slots of neighbouring tokens.
    var tokenPairs = 0..<0
    /// The slots of edges.
    var edges = 0..<0
    /// The pieces of the skeleton behind its start.
    var pieces = 0..<0
    var shape = LineShape()

    /// How many positions of the line have pairs and quadruples that tell its structure.
    @inline(__always) var characters: Int { scored &+ 1 }

    /// Writes how many features each ``Block`` has, at least one, and the sum of these numbers.
    @inline(__always) func writeCounts(to counts: UnsafeMutablePointer<Int32>) {
        let characters = Int32(truncatingIfNeeded: self.characters)
        let words1 = max(1, Int32(truncatingIfNeeded: words.count))
        let words2 = Int32(truncatingIfNeeded: tokenPairs.count)
        let edges = Int32(truncatingIfNeeded: self.edges.count)
        let skeleton12 = Int32(truncatingIfNeeded: 2 &* pieces.count)
        let skeleton34 = max(1, skeleton12 &- 3)
        unsafe counts[0] = characters
        unsafe counts[1] = characters
        unsafe counts[2] = words1
        unsafe counts[3] = words2
        unsafe counts[4] = edges
        unsafe counts[5] = skeleton12
        unsafe counts[6] = skeleton34
        unsafe counts[7] = 2 &* characters &+ words1 &+ words2 &+ edges &+ skeleton12 &+ skeleton34
    }
}
