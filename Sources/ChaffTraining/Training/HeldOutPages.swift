/// The pages of the held-out fold, as they were read.
struct HeldOutPages: Sendable {
    let pages: [GoldPage]
    /// How many pages there are in all folds.
    let total: Int
    /// The pages of all folds that are there as text, whether as HTML, too, or not.
    let asText: Set<String>

    init(_ all: [GoldPage]) {
        pages = all.filter { $0.assignedFold == SpanTrainer.heldOut }
        total = all.count
        asText = Set(all.lazy.filter { !$0.isHTML }.map(\.id))
    }
}
