/// Memory for what the layers of a ``PageNetwork`` find: a plane for each, with ``Channels`` for each line and zeros
/// around them. Labelling needs two planes in turn, training all. One a thread.
@safe package final class NetworkPlanes {
    private let planes: Int
    private var capacity = 0
    private var room = 0
    private var storage: UnsafeMutablePointer<Float>
    /// What stands around each line of the layer that is worked on.
    package private(set) var around: UnsafeMutablePointer<Float>

    package init(planes: Int) {
        self.planes = planes
        unsafe storage = .allocate(capacity: 1)
        unsafe around = .allocate(capacity: 1)
    }

    deinit {
        unsafe storage.deallocate()
        unsafe around.deallocate()
    }

    /// Makes room for a page, with zeros behind its last line.
    package func reserve(lines: Int) {
        let margin = PageNetworkLayout.margin
        if lines > capacity {
            unsafe storage.deallocate()
            unsafe around.deallocate()
            capacity = 2 * lines
            room = (capacity + 2 * margin) * Channels.scalarCount
            unsafe storage = .allocate(capacity: planes * room)
            unsafe storage.initialize(repeating: 0, count: planes * room)
            unsafe around = .allocate(capacity: capacity * Channels.scalarCount)
        }
        for plane in 0..<planes {
            let end = unsafe self[plane] + lines * Channels.scalarCount
            unsafe end.update(repeating: 0, count: margin * Channels.scalarCount)
        }
    }

    /// The numbers of the first line after so many layers.
    package subscript(layer: Int) -> UnsafeMutablePointer<Float> {
        unsafe storage + (layer % planes) * room + PageNetworkLayout.margin * Channels.scalarCount
    }
}
