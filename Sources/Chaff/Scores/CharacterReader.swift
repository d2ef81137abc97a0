/// Looks the character pairs and quadruples of lines up and adds up what it finds, line by line; keeps scratch memory.
@safe final class CharacterReader {
    private var pairs: UnsafeMutablePointer<Int16>
    private var quadruples: UnsafeMutablePointer<Int16>
    /// Sums of four positions each.
    private var fours: UnsafeMutablePointer<UInt64>
    private var capacity = 0

    init() {
        unsafe pairs = .allocate(capacity: 1)
        unsafe quadruples = .allocate(capacity: 1)
        unsafe fours = .allocate(capacity: 1)
    }

    deinit {
        unsafe pairs.deallocate()
        unsafe quadruples.deallocate()
        unsafe fours.deallocate()
    }

    /// Looks up the characters of several lines, both weights at once.
    /// - Parameter table2: the entries of a ``CharacterTable``.
    func lookUp(_ characters: CharacterBatch, table table2: UnsafePointer<Int16>) {
        let count = characters.count
        reserve(count)
        let table4 = unsafe table2 + Block.slots
        let (slots2, slots4) = unsafe (characters.pairs, characters.quadruples)
        let (pairs, quadruples) = unsafe (self.pairs, self.quadruples)
        var index = 0
        while index < count {
            // Eight at once: the lists have room for whole vectors, and what stands behind their ends are slots too.
            let (from2, from4) = unsafe (slots2 + index, slots4 + index)
            unsafe CharacterReader.store(table2, at: from2, to: pairs + index)
            unsafe CharacterReader.store(table4, at: from4, to: quadruples + index)
            index &+= Lanes.width
        }
    }

    @inline(__always)
    private static func store(
        _ table: UnsafePointer<Int16>, at slots: UnsafePointer<UInt32>, to: UnsafeMutablePointer<Int16>
    ) {
        let entries = unsafe SIMD8<Int16>(
            table[Int(slots[0])], table[Int(slots[1])], table[Int(slots[2])], table[Int(slots[3])],
            table[Int(slots[4])], table[Int(slots[5])], table[Int(slots[6])], table[Int(slots[7])])
        unsafe UnsafeMutableRawPointer(to).storeBytes(of: entries, as: SIMD8<Int16>.self)
    }

    /// What was looked up for one of the lines, added up.
    /// - Parameters:
    ///   - count: the cells of the whole line.
    ///   - place: where it starts.
    ///   - scored: how many of its positions tell its structure.
    @inline(__always) func sums(count: Int, at place: Int, scored: Int) -> CharacterSums {
        unsafe add(pairs + place, quadruples + place, count: count, scored: scored)
    }

    /// The best stretch alone, from the screen's own weights.
    func stretch(_ features: LineFeatures, screen: UnsafePointer<Int8>, count: Int) -> Int32 {
        reserve(count + 1)
        for index in 0...count {
            unsafe pairs[index] = Int16(screen[Int(features.pairs[index])]) &<< 8
            unsafe quadruples[index] = Int16(screen[Block.slots + Int(features.quadruples[index])]) &<< 8
        }
        return unsafe add(pairs, quadruples, count: count, scored: 0).stretch
    }

    private func reserve(_ count: Int) {
        guard count > capacity else { return }
        capacity = max(1024, count * 2)
        unsafe pairs.deallocate()
        unsafe quadruples.deallocate()
        unsafe fours.deallocate()
        unsafe pairs = .allocate(capacity: capacity + ShortLanes.width)
        unsafe quadruples = .allocate(capacity: capacity + ShortLanes.width)
        unsafe fours = .allocate(capacity: capacity / 4 + ShortLanes.width)
    }

    /// - Parameter scored: how many positions the structure counts, the blank after the line among them.
    @inline(__always)
    private func add(
        _ pairs: UnsafePointer<Int16>, _ quadruples: UnsafePointer<Int16>, count: Int, scored: Int
    ) -> CharacterSums {
        let fours = unsafe self.fours
        var (sum2, sum4, unknown2, unknown4) = (ShortLanes.zero, ShortLanes.zero, ShortLanes.zero, ShortLanes.zero)
        var index = 0
        // Where nothing needs to be left out.
        let whole = min(count, scored) &- ShortLanes.width
        while index <= whole {
            let (entry2, entry4) = unsafe (ShortLanes(pairs + index), ShortLanes(quadruples + index))
            sum2 &+= entry2.lowBytes
            sum4 &+= entry4.lowBytes
            unknown2 &-= entry2.isLowByteZero
            unknown4 &-= entry4.isLowByteZero
            let evidence = entry2 &>> 8 &+ entry4 &>> 8
            unsafe UnsafeMutableRawPointer(fours + index / 4).storeBytes(of: evidence.fours, as: SIMD4<UInt64>.self)
            index &+= ShortLanes.width
        }
        while index <= count {
            let (entry2, entry4) = unsafe (ShortLanes(pairs + index), ShortLanes(quadruples + index))
            if index < scored {
                let isScored = ShortLanes.first(scored &- index)
                sum2 &+= entry2.lowBytes & isScored
                sum4 &+= entry4.lowBytes & isScored
                unknown2 &-= entry2.isLowByteZero & isScored
                unknown4 &-= entry4.isLowByteZero & isScored
            }
            let evidence = (entry2 &>> 8 &+ entry4 &>> 8) & ShortLanes.first(count &- index)
            unsafe UnsafeMutableRawPointer(fours + index / 4).storeBytes(of: evidence.fours, as: SIMD4<UInt64>.self)
            index &+= ShortLanes.width
        }
        var sums = CharacterSums()
        sums.pairs = BlockSum(count: scored, sum: sum2.total, unknown: unknown2.total)
        sums.quadruples = BlockSum(count: scored, sum: sum4.total, unknown: unknown4.total)
        var sum: Int32 = 0
        for four in 0..<(count &+ 3) / 4 {
            sum = unsafe max(sum &+ Int32(truncatingIfNeeded: fours[four]), 0)
            sums.stretch = max(sums.stretch, sum)
        }
        return sums
    }
}
