/// What the lines of a whole page say of each other's structure: a small convolutional network over the lines.
///
/// ```
/// h₀ = relu(x · A + a)                                  x: the inputs of a line, standardised
/// hₙ = hₙ₋₁ + relu((Σₖ wₖ ⊙ hₙ₋₁[line + k · dilation]) · B + b)     k = −2 … 2; dilation 1, 2, 4, 8, 16
/// odds = h₅ · c + x · d + e
/// ```
/// A logistic over the same inputs knows one layout; a page of comments, a table or a list of links looks another. Weights
/// are trained and stored apart; a model without them asks the page logistic.
@safe package struct PageNetwork: @unchecked Sendable {
    package let layout: PageNetworkLayout
    private let weights: UnsafePointer<Float>

    /// - Parameter weights: ``PageNetworkLayout/count`` of them, valid as long as they are used.
    package init(_ layout: PageNetworkLayout, weights: UnsafePointer<Float>) {
        self.layout = layout
        unsafe self.weights = unsafe weights
    }

    /// Inputs further from the mean are as far as this, in standard deviations.
    private static let bound: Float = 5

    /// Standardises the inputs of some lines, row after row.
    package func standardise(
        _ rows: UnsafePointer<Float>, count: Int, to standardised: UnsafeMutablePointer<Float>
    ) {
        let (means, scales) = unsafe (weights + layout.means, weights + layout.scales)
        let inputs = layout.inputs
        for line in 0..<count {
            let (row, found) = unsafe (rows + line &* inputs, standardised + line &* inputs)
            var input = 0
            while input &+ FloatLanes.width <= inputs {
                let value = unsafe (FloatLanes(row + input) - FloatLanes(means + input)) * FloatLanes(scales + input)
                unsafe UnsafeMutableRawPointer(found + input).storeBytes(
                    of: value.within(PageNetwork.bound), as: FloatLanes.self)
                input &+= FloatLanes.width
            }
            while input < inputs {
                let value = unsafe (row[input] - means[input]) * scales[input]
                unsafe found[input] = max(-PageNetwork.bound, min(PageNetwork.bound, value))
                input &+= 1
            }
        }
    }

    /// Works the log-odds of all lines of a page out.
    /// - Parameters:
    ///   - rows: the standardised inputs, row after row.
    ///   - planes: has room for the lines; training reads in it what each layer found.
    ///   - gates: what the numbers of each layer are multiplied with, or nil: training silences some.
    ///   - odds: one for each line.
    package func run(
        _ rows: UnsafePointer<Float>, count: Int, _ planes: NetworkPlanes, gates: [Channels]? = nil,
        to odds: UnsafeMutablePointer<Float>
    ) {
        planes.reserve(lines: count)
        unsafe readInputs(rows, count: count, gates?[0], to: planes[0])
        for layer in 0..<PageNetworkLayout.layers {
            unsafe mix(layer, planes[layer], count: count, gates?[layer + 1], to: planes[layer + 1])
        }
        let last = unsafe planes[PageNetworkLayout.layers]
        let (output, skip) = unsafe (Channels(weights + layout.output), weights + layout.skip)
        let inputs = layout.inputs
        for line in 0..<count {
            let found = unsafe Channels(last + line &* Channels.scalarCount)
            let sum = (found * output).sum()
            unsafe odds[line] = sum + Joiner.logOdds(rows + line &* inputs, weights: skip, count: inputs)
        }
    }

    private func readInputs(
        _ rows: UnsafePointer<Float>, count: Int, _ gate: Channels?, to plane: UnsafeMutablePointer<Float>
    ) {
        let first = unsafe weights + layout.first
        let inputs = layout.inputs
        let bias = unsafe Channels(first + inputs &* Channels.scalarCount)
        for line in 0..<count {
            let row = unsafe rows + line &* inputs
            var sums = bias
            for input in 0..<inputs {
                sums += unsafe Channels(first + input &* Channels.scalarCount) * row[input]
            }
            var found = sums.positive
            if let gate { found *= gate }
            unsafe found.store(to: plane + line &* Channels.scalarCount)
        }
    }

    private func mix(
        _ layer: Int, _ plane: UnsafePointer<Float>, count: Int, _ gate: Channels?, to next: UnsafeMutablePointer<Float>
    ) {
        let width = Channels.scalarCount
        let start = unsafe weights + layout.layer(layer)
        let matrix = unsafe start + PageNetworkLayout.taps &* width
        let bias = unsafe Channels(matrix + width &* width)
        for line in 0..<count {
            let own = unsafe plane + line &* width
            let around = unsafe PageNetwork.around(own, start, distance: PageNetworkLayout.dilations[layer])
            var sums = bias
            for channel in 0..<width { sums += unsafe Channels(matrix + channel &* width) * around[channel] }
            var found = sums.positive
            if let gate { found *= gate }
            unsafe (Channels(own) + found).store(to: next + line &* width)
        }
    }

    /// The numbers of a line and of two lines on each side, each times its weight.
    @inline(__always) package static func around(
        _ own: UnsafePointer<Float>, _ weights: UnsafePointer<Float>, distance: Int
    ) -> Channels {
        let (width, step) = (Channels.scalarCount, distance &* Channels.scalarCount)
        var sum = unsafe Channels(own) * Channels(weights + 2 &* width)
        sum += unsafe Channels(own - 2 &* step) * Channels(weights)
        sum += unsafe Channels(own - step) * Channels(weights + width)
        sum += unsafe Channels(own + step) * Channels(weights + 3 &* width)
        sum += unsafe Channels(own + 2 &* step) * Channels(weights + 4 &* width)
        return sum
    }
}

/// Sixteen numbers that stand for a line inside a ``PageNetwork``; arithmetic only, like ``Lanes``.
package typealias Channels = SIMD16<Float>

extension Channels {
    @inline(__always) package init(_ from: UnsafePointer<Float>) {
        self = unsafe UnsafeRawPointer(from).loadUnaligned(as: Channels.self)
    }

    @inline(__always) package func store(to: UnsafeMutablePointer<Float>) {
        unsafe UnsafeMutableRawPointer(to).storeBytes(of: self, as: Channels.self)
    }

    /// Zero in place of what is below it.
    @inline(__always) package var positive: Channels {
        let bits = unsafe unsafeBitCast(self, to: SIMD16<Int32>.self)
        return unsafe unsafeBitCast(bits & ~(bits &>> 31), to: Channels.self)
    }

    /// Zero where another number is not above zero.
    @inline(__always) package func kept(where other: Channels) -> Channels {
        let isKept = unsafe unsafeBitCast(0 - other, to: SIMD16<Int32>.self) &>> 31
        return unsafe unsafeBitCast(unsafeBitCast(self, to: SIMD16<Int32>.self) & isKept, to: Channels.self)
    }
}
