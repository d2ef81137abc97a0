/// What a line's character pairs and quadruples add up to: for the structure over the scored cells, for the screen as
/// the best stretch of the whole line.
struct CharacterSums {
    var pairs = BlockSum()
    var quadruples = BlockSum()
    /// The largest sum of a stretch (Kadane), four positions at a step, in steps of ``Quantum/step``.
    var stretch: Int32 = 0
}
