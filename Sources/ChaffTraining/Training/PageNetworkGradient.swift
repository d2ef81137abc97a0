import Chaff

/// Gradients of the loss of a ``PageNetwork`` over one page, by going back through its layers. Keeps scratch memory;
/// works on one page at a time.
@safe final class PageNetworkGradient: @unchecked Sendable {
    private let layout: PageNetworkLayout
    /// What each layer found, and the slopes of the loss by what two neighbouring layers found.
    private let planes = NetworkPlanes(planes: PageNetworkLayout.layers + 1)
    private let slopes = NetworkPlanes(planes: 2)
    private let width = Channels.scalarCount
    private let scratch: UnsafeMutablePointer<Float>

    init(_ layout: PageNetworkLayout) {
        self.layout = layout
        unsafe scratch = .allocate(capacity: Channels.scalarCount)
    }

    deinit { unsafe scratch.deallocate() }

    /// The gradient of the page's loss: log-loss of the lines that have a target, summed, times the page's weight.
    /// - Parameter gates: what the numbers of each layer are multiplied with.
    func of(_ page: PageNetworkSample, weights: [Float], gates: [Channels]) -> [Float] {
        var gradient = [Float](repeating: 0, count: layout.count)
        slopes.reserve(lines: page.count)
        unsafe page.rows.withUnsafeBufferPointer { rows in
            unsafe weights.withUnsafeBufferPointer { weights in
                unsafe gradient.withUnsafeMutableBufferPointer { gradient in
                    guard let rows = rows.baseAddress, let weights = weights.baseAddress,
                        let gradient = gradient.baseAddress
                    else { return }
                    unsafe readOutput(page, rows, weights, gates, gradient)
                    for layer in (0..<PageNetworkLayout.layers).reversed() {
                        let place = layout.layer(layer)
                        unsafe goBack(
                            layer, count: page.count, gates[layer + 1], weights + place, gradient + place)
                    }
                    unsafe readFirst(rows, count: page.count, gates[0], gradient + layout.first)
                }
            }
        }
        return gradient
    }

    /// Runs the network, and gives the last layer's slopes.
    private func readOutput(
        _ page: PageNetworkSample, _ rows: UnsafePointer<Float>, _ weights: UnsafePointer<Float>, _ gates: [Channels],
        _ gradient: UnsafeMutablePointer<Float>
    ) {
        var odds = [Float](repeating: 0, count: page.count)
        unsafe odds.withUnsafeMutableBufferPointer { odds in
            guard let odds = odds.baseAddress else { return }
            let network = unsafe PageNetwork(layout, weights: weights)
            unsafe network.run(rows, count: page.count, planes, gates: gates, to: odds)
        }
        let (last, slope) = unsafe (planes[PageNetworkLayout.layers], slopes[PageNetworkLayout.layers])
        let output = unsafe Channels(weights + layout.output)
        var outputSum = Channels.zero
        let (inputs, skip) = unsafe (layout.inputs, gradient + layout.skip)
        for line in 0..<page.count {
            var error: Float = 0
            if let target = page.target(line) { error = (logistic(odds[line]) - target) * page.weight }
            unsafe (output * error).store(to: slope + line * width)
            outputSum += unsafe Channels(last + line * width) * error
            let row = unsafe rows + line * inputs
            for input in 0..<inputs { unsafe skip[input] += error * row[input] }
            unsafe skip[inputs] += error
        }
        unsafe outputSum.store(to: gradient + layout.output)
    }

    /// From the slopes by what a layer gave to those by what it was given.
    private func goBack(
        _ layer: Int, count: Int, _ gate: Channels, _ weights: UnsafePointer<Float>,
        _ gradient: UnsafeMutablePointer<Float>
    ) {
        let taps = PageNetworkLayout.taps
        let distance = PageNetworkLayout.dilations[layer]
        let (plane, next) = unsafe (planes[layer], planes[layer + 1])
        let (given, found) = unsafe (slopes[layer], slopes[layer + 1])
        unsafe given.update(from: found, count: count * width)
        let matrix = unsafe gradient + taps * width
        let rows = unsafe transposed(weights + taps * width)
        // Numbers are read one by one from memory: taken out of a register, each of them waits for it.
        let (around, slopeRow) = unsafe (planes.around, scratch)
        var biases = Channels.zero
        for line in 0..<count {
            let own = unsafe plane + line * width
            let gain = unsafe Channels(next + line * width) - Channels(own)
            let slope = unsafe (Channels(found + line * width) * gate).kept(where: gain)
            biases += slope
            unsafe PageNetwork.around(own, weights, distance: distance).store(to: around)
            unsafe slope.store(to: slopeRow)
            var back = Channels.zero
            for channel in 0..<width {
                let row = unsafe matrix + channel * width
                unsafe (Channels(row) + slope * around[channel]).store(to: row)
                back += unsafe rows[channel] * slopeRow[channel]
            }
            for tap in 0..<taps {
                let step = (tap - taps / 2) * distance * width
                let (weight, part) = unsafe (gradient + tap * width, given + line * width + step)
                unsafe (Channels(weight) + back * Channels(own + step)).store(to: weight)
                unsafe (Channels(part) + back * Channels(weights + tap * width)).store(to: part)
            }
        }
        unsafe biases.store(to: matrix + width * width)
    }

    private func transposed(_ matrix: UnsafePointer<Float>) -> [Channels] {
        (0..<width).map { column in
            var row = Channels.zero
            for channel in 0..<width { row[channel] = unsafe matrix[channel * width + column] }
            return row
        }
    }

    private func readFirst(
        _ rows: UnsafePointer<Float>, count: Int, _ gate: Channels, _ gradient: UnsafeMutablePointer<Float>
    ) {
        let (plane, found) = unsafe (planes[0], slopes[0])
        let inputs = layout.inputs
        var biases = Channels.zero
        for line in 0..<count {
            let slope = unsafe (Channels(found + line * width) * gate).kept(where: Channels(plane + line * width))
            biases += slope
            let row = unsafe rows + line * inputs
            for input in 0..<inputs {
                let weight = unsafe gradient + input * width
                unsafe (Channels(weight) + slope * row[input]).store(to: weight)
            }
        }
        unsafe biases.store(to: gradient + inputs * width)
    }
}
