/// How inputs are moved and scaled so that each has mean 0 and deviation 1.
struct StandardRows: Sendable {
    let shifts: [Float]
    let scales: [Float]

    init(means: [Double], deviations: [Double]) {
        shifts = means.map(Float.init)
        scales = deviations.map { Float(1 / $0) }
    }
}
