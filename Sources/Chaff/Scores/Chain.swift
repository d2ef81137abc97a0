/// A chain with two states, clean and injected, over the positions of a line.
///
/// Clean positions emit 0, injected ones what the position's n-grams say; a switch is cheap at the start of a line,
/// beside punctuation and where the script changes, dear elsewhere. All numbers are in steps of ``Quantum/step``.
@safe struct Chain {
    /// 3 at a boundary, 6 elsewhere.
    static let cheapSwitch: Int32 = 48
    static let dearSwitch: Int32 = 96
    /// Below this best sum no path through the injected state is worth following: entering costs more than it gains.
    static let floor: Int32 = 32
    static let largestEmission: Int32 = 255

    /// e^x for every emission, read by index instead of computed a position.
    private static let exponentials: [Float] = (-255...255).map { exp(Float($0) * Quantum.step) }
    private static let cheapFactor = exp(-Float(cheapSwitch) * Quantum.step)
    private static let dearFactor = exp(-Float(dearSwitch) * Quantum.step)

    /// True if a switch between positions of these class bits is cheap: beside blanks, punctuation and symbols, at the
    /// start of the line, and where the class changes.
    @inline(__always) static func isBoundary(_ previous: ScalarClass, _ current: ScalarClass) -> Bool {
        current != previous || current.isSeparator
    }

    /// What is before the line.
    @inline(__always) static var lineStart: ScalarClass { ScalarClass(bits: 15) }

    let emissions: UnsafePointer<Int16>
    /// For each position, 1 if the switch before it is cheap.
    let boundaries: UnsafePointer<UInt8>
    let count: Int
    /// Room for one byte a position.
    let trace: UnsafeMutablePointer<UInt8>

    /// Runs the chain on a score that has its best stretch. After it ``trace`` holds 1 for each position on the
    /// injected state of the best path.
    @inline(__always) func run(_ score: inout ChainScore) {
        if score.bestSum < Chain.floor {
            score.logOdds = Float(score.bestSum) * Quantum.step - 6
            unsafe trace.update(repeating: 0, count: count)
        } else {
            score.logOdds = allPaths()
            bestPath(&score)
        }
    }

    /// log of the weight of all paths that visit the injected state over the weight of the path that never does.
    private func allPaths() -> Float {
        var visited: Float = 0
        var clean: Float = 1
        var injected: Float = 0
        var scale: Float = 0
        unsafe Chain.exponentials.withUnsafeBufferPointer { exponentials in
            for index in 0..<(count) {
                let factor = unsafe boundaries[index] != 0 ? Chain.cheapFactor : Chain.dearFactor
                let weight = unsafe exponentials[Int(emissions[index]) &+ 255]
                let next = (injected + (clean + visited) * factor) * weight
                visited += injected * factor
                injected = next
                if injected + visited > 1e15 {
                    injected *= 1e-15
                    visited *= 1e-15
                    clean *= 1e-15
                    scale += 34.538_776
                }
            }
        }
        return log(max(visited + injected, 1e-30)) + scale
    }

    private func bestPath(_ score: inout ChainScore) {
        var clean: Int32 = 0
        var injected: Int32 = -1 << 24
        for index in 0..<(count) {
            let cost = unsafe boundaries[index] != 0 ? Chain.cheapSwitch : Chain.dearSwitch
            let enters = clean &- cost > injected
            let leaves = injected &- cost > clean
            let nextClean = leaves ? injected &- cost : clean
            injected = (enters ? clean &- cost : injected) &+ (unsafe Int32(emissions[index]))
            clean = nextClean
            unsafe trace[index] = (enters ? 2 : 0) | (leaves ? 4 : 0)
        }
        var isInjected = injected > clean
        var index = count &- 1
        while index >= 0 {
            let back = unsafe trace[index]
            unsafe trace[index] = isInjected ? 1 : 0
            if isInjected {
                score.pathLength &+= 1
                score.pathSum &+= unsafe Int32(emissions[index])
                if back & 2 != 0 {
                    isInjected = false
                    score.pathCount &+= 1
                } else if index == 0 {
                    score.pathCount &+= 1
                }
            } else if back & 4 != 0 {
                isInjected = true
            }
            index &-= 1
        }
    }
}

/// What a ``Chain`` found in a line; sums in steps of ``Quantum/step``.
struct ChainScore {
    static let inputCount = 16

    var logOdds: Float = -6
    var bestSum: Int32 = 0
    var bestStart = 0
    var bestEnd = 0
    var largest: Int32 = 0
    var positives: Int32 = 0
    var pathLength = 0
    var pathCount = 0
    var pathSum: Int32 = 0

    func write(to inputs: UnsafeMutablePointer<Float>, count: Int) {
        let length = Float(max(1, count))
        let best = Float(bestSum) * Quantum.step
        let bestLength = Float(max(1, bestEnd - bestStart))
        let clipped = max(-12, min(40, logOdds))
        unsafe inputs[0] = clipped
        unsafe inputs[1] = max(0, clipped - 4)
        unsafe inputs[2] = softplus(clipped)
        unsafe inputs[3] = best.squareRoot()
        unsafe inputs[4] = best / bestLength.squareRoot()
        unsafe inputs[5] = log1p(Float(bestEnd - bestStart))
        unsafe inputs[6] = Float(bestEnd - bestStart) / length
        unsafe inputs[7] = best / bestLength
        unsafe inputs[8] = bestEnd > 0 && bestStart == 0 ? 1 : 0
        unsafe inputs[9] = bestEnd == count ? 1 : 0
        unsafe inputs[10] = Float(pathLength) / length
        unsafe inputs[11] = Float(min(pathCount, 5))
        unsafe inputs[12] = pathLength == 0 ? 0 : Float(pathSum) * Quantum.step / Float(pathLength)
        unsafe inputs[13] = log1p(Float(pathLength))
        unsafe inputs[14] = Float(largest) * Quantum.step
        unsafe inputs[15] = Float(positives) / length
    }
}
