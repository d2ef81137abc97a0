import Chaff

/// Figures on the fold that no table has seen.
struct HeldOutReport {
    let corpus: TrainingCorpus
    let parts: ModelParts
    let jobs: Int

    var text: String { "" }
}
