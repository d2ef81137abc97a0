import Testing

@testable @_spi(Folding) import Chaff

@Suite struct StretchHashesTests {
    private func hashes(of text: String) -> StretchHashes {
        let cells = text.unicodeScalars.map { Cell($0.value, .latin) }
        let hashes = StretchHashes(capacity: cells.count)
        let row = CodeRow(edge: CodeRow.Edge.blank, readsDigitsAsZero: false)
        let padded = cells + [Cell](repeating: Cell(bits: 0), count: Page.slack)
        unsafe padded.withUnsafeBufferPointer {
            if let start = $0.baseAddress { unsafe row.read(start, count: cells.count) }
        }
        for index in stride(from: 0, to: cells.count, by: Lanes.width) {
            unsafe hashes.add(Lanes(row.codes + index), at: index)
        }
        hashes.finish(count: cells.count)
        return hashes
    }

    @Test func `equal stretches have equal hashes wherever they stand`() {
        let hashes = hashes(of: "library, old library")
        #expect(hashes.hash(0, 7) == hashes.hash(13, 20))
        #expect(hashes.hash(0, 7) == self.hashes(of: "library").hash(0, 7))
    }

    @Test func `other letters, another order and another length have other hashes`() {
        let hashes = hashes(of: "abc acb abd ab")
        let stretches = [(0, 3), (4, 7), (8, 11), (12, 14)].map { hashes.hash($0.0, $0.1) }
        #expect(Set(stretches).count == stretches.count)
    }
}
