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
        unsafe multiply(
            rows, width: layout.inputs, count: count, weights + layout.first, gates?[0], adding: nil, to: planes[0])
        for layer in 0..<PageNetworkLayout.layers { mix(layer, count: count, planes, gates?[layer + 1]) }
        let last = unsafe planes[PageNetworkLayout.layers]
        let (output, skip) = unsafe (Channels(weights + layout.output), weights + layout.skip)
        let inputs = layout.inputs
        for line in 0..<count {
            let found = unsafe Channels(last + line &* Channels.scalarCount)
            let sum = (found * output).sum()
            unsafe odds[line] = sum + Joiner.logOdds(rows + line &* inputs, weights: skip, count: inputs)
        }
    }

    private func mix(
        _ layer: Int, count: Int, _ planes: NetworkPlanes, _ gate: Channels?
    ) {
        let width = Channels.scalarCount
        let start = unsafe weights + layout.layer(layer)
        let (plane, next, around) = unsafe (planes[layer], planes[layer + 1], planes.around)
        let distance = PageNetworkLayout.dilations[layer]
        // Written down before it is read one by one: taken out of a register, each number waits for it.
        for line in 0..<count {
            let sum = unsafe PageNetwork.around(plane + line &* width, start, distance: distance)
            unsafe sum.store(to: around + line &* width)
        }
        unsafe multiply(
            around, width: width, count: count, start + PageNetworkLayout.taps &* width, gate, adding: plane, to: next)
    }

    /// Rows times a matrix, with the biases behind it, cut off at zero.
    /// - Parameters:
    ///   - width: how many numbers a row has.
    ///   - plane: what is added in the end, if anything.
    private func multiply(
        _ rows: UnsafePointer<Float>, width: Int, count: Int, _ matrix: UnsafePointer<Float>, _ gate: Channels?,
        adding plane: UnsafePointer<Float>?, to next: UnsafeMutablePointer<Float>
    ) {
        let channels = Channels.scalarCount
        let bias = unsafe Channels(matrix + width &* channels)
        @inline(__always) func finish(_ sums: Channels, _ line: Int) {
            var found = sums.positive
            if let gate { found *= gate }
            if let plane = unsafe plane { found += unsafe Channels(plane + line &* channels) }
            unsafe found.store(to: next + line &* channels)
        }
        var line = 0
        // Four lines share what is loaded of the matrix.
        while line &+ 4 <= count {
            let row = unsafe rows + line &* width
            var (first, second, third, fourth) = (bias, bias, bias, bias)
            for place in 0..<width {
                let factors = unsafe Channels(matrix + place &* channels)
                first += unsafe factors * row[place]
                second += unsafe factors * row[width &+ place]
                third += unsafe factors * row[2 &* width &+ place]
                fourth += unsafe factors * row[3 &* width &+ place]
            }
            finish(first, line)
            finish(second, line &+ 1)
            finish(third, line &+ 2)
            finish(fourth, line &+ 3)
            line &+= 4
        }
        while line < count {
            var sums = bias
            for place in 0..<width {
                sums += unsafe Channels(matrix + place &* channels) * rows[line &* width &+ place]
            }
            finish(sums, line)
            line &+= 1
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
