/// The line as a bag of the structure's features: what they say together, by weights that were trained together.
///
/// ```
/// odds = ⅛ · sum of the weights of all features of all blocks
/// ```
/// Naive Bayes counts each feature as if it were alone: a name of five characters has its say in pairs, quadruples, words and
/// edges. The weights are those of a logistic regression over the same slots, stored apart. It is one more input of a
/// ``PageNetwork``, so only whole pages pay for it.
@safe package struct StructureBag: @unchecked Sendable {
    /// What a sum of weights is multiplied with, so that a weight of a signed byte is fine enough.
    package static let scale: Float = 0.125

    /// One table of ``Block/slots`` weights for each ``Block``.
    private let weights: UnsafePointer<Int8>

    init(_ weights: UnsafePointer<Int8>) { unsafe self.weights = unsafe weights }

    /// The log-odds of a line of the batch that was read.
    func odds(_ features: LineFeatures, line: Int) -> Float {
        let own = features.lists(line)
        let characters = features.characters
        var sum: Int32 = 0
        let (pairs, quadruples) = unsafe (characters.pairs + own.place, characters.quadruples + own.place)
        let (table2, table4) = unsafe (table(.characters2), table(.characters4))
        for index in 0..<own.characters {
            unsafe sum &+= Int32(table2[Int(pairs[index])]) &+ Int32(table4[Int(quadruples[index])])
        }
        unsafe add(features.allWords, own.words, .words1, to: &sum)
        unsafe add(features.allTokenPairs, own.tokenPairs, .words2, to: &sum)
        unsafe add(features.allEdges, own.edges, .edges, to: &sum)
        let (table12, table34) = unsafe (table(.skeleton12), table(.skeleton34))
        if let pieces = unsafe features.allPieces.baseAddress {
            unsafe Skeleton.visit(
                pieces + own.pieces.lowerBound, count: own.pieces.count,
                short: { unsafe sum &+= Int32(table12[Int($0)]) }, long: { unsafe sum &+= Int32(table34[Int($0)]) })
        }
        return Float(sum) * Quantum.step * StructureBag.scale
    }

    @inline(__always) private func table(_ block: Block) -> UnsafePointer<Int8> {
        unsafe weights + block.rawValue &* Block.slots
    }

    @inline(__always)
    private func add(_ slots: UnsafeBufferPointer<UInt32>, _ own: Range<Int>, _ block: Block, to sum: inout Int32) {
        let table = unsafe table(block)
        guard let start = slots.baseAddress else { return }
        for index in own { unsafe sum &+= Int32(table[Int(start[index])]) }
    }
}
