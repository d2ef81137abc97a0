/// Where the weights of a ``PageNetwork`` stand, one after the other.
package struct PageNetworkLayout: Sendable {
    package static let taps = 5
    /// How far apart the lines are that a layer looks at.
    package static let dilations = [1, 2, 4, 8, 16]
    package static let layers = dilations.count
    /// How many lines beyond the ends of a page are there as lines without numbers.
    package static let margin = taps / 2 * 16

    /// How many inputs a line has.
    package let inputs: Int

    package init(inputs: Int) { self.inputs = inputs }

    private var width: Int { Channels.scalarCount }

    /// One for each input, as the next.
    package var means: Int { 0 }
    package var scales: Int { inputs }
    /// A row for each input, then the biases.
    package var first: Int { 2 * inputs }
    /// A row for each tap, the matrix, the biases.
    package func layer(_ layer: Int) -> Int {
        first + (inputs + 1) * width + layer * (PageNetworkLayout.taps + width + 1) * width
    }
    package var output: Int { layer(PageNetworkLayout.layers) }
    /// One for each input, then the bias.
    package var skip: Int { output + width }
    package var count: Int { skip + inputs + 1 }
}
