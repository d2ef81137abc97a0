/// Elements that come at the end and go at the front, side by side in memory.
struct Queue<Element> {
    private var elements: [Element] = []
    /// How many at the start of `elements` have gone; they are cleared away when they are half of it.
    private var gone = 0

    var count: Int { elements.count - gone }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func removeFirst(_ removed: Int = 1) {
        gone += removed
        if gone == elements.count || gone >= 32 && gone * 2 >= elements.count {
            elements.removeFirst(gone)
            gone = 0
        }
    }

    subscript(index: Int) -> Element {
        // Lent, because a copy of a page asks for owners of all its arrays.
        _read { yield elements[gone + index] }
        _modify { yield &elements[gone + index] }
    }

    /// Lends the elements from one on; the pointer is valid for those that are left, and nil if there are none.
    func withElements<Result>(from index: Int, _ body: (UnsafePointer<Element>?) -> Result) -> Result {
        unsafe elements.withUnsafeBufferPointer { unsafe body($0.baseAddress.map { unsafe $0 + gone + index }) }
    }
}
