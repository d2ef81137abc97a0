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

    /// What ``boundaries`` holds besides 1 where a link starts or ends.
    static let seam: UInt32 = 2

    /// Tells for each position of a line whether the switch before it is cheap; behind the last one it is.
    /// - Parameters:
    ///   - codes: as ``Grams/codes`` has them.
    ///   - seams: positions before which a link starts or ends.
    ///   - boundaries: room for as many as vectors write, and one more.
    static func markBoundaries(
        _ codes: UnsafePointer<UInt32>, count: Int, seams: [Int], in boundaries: UnsafeMutablePointer<UInt32>
    ) {
        for index in stride(from: 0, to: count, by: Lanes.width) {
            let code = unsafe Lanes(codes + index) &>> 21
            let change = unsafe code ^ (Lanes(codes + index - 1) &>> 21)
            let differs = change | change &>> 1 | change &>> 2 | change &>> 3
            unsafe ((differs | ~(code &>> 2 | code &>> 3)) & 1).store(to: boundaries + index)
        }
        unsafe boundaries[count] = 1
        for position in seams where position < count { unsafe boundaries[position] = 1 | Chain.seam }
    }

    /// What is before the line.
    @inline(__always) static var lineStart: ScalarClass { ScalarClass(bits: 15) }

    let emissions: UnsafePointer<Int16>
    /// For each position not 0 if the switch before it is cheap.
    let boundaries: UnsafePointer<UInt32>
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
        let dear = Chain.dearFactor.bitPattern
        let change = dear ^ Chain.cheapFactor.bitPattern
        unsafe Chain.exponentials.withUnsafeBufferPointer { exponentials in
            for index in 0..<(count) {
                // Not a choice: nothing can predict where a line has boundaries.
                let factor = unsafe Float(bitPattern: dear ^ (change & (0 &- (boundaries[index] & 1))))
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
