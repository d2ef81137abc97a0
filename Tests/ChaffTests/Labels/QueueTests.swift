import TestSupport
import Testing

@testable import Chaff

@Suite struct QueueTests {
    @Test(arguments: 0..<5 as Range<UInt64>)
    func `a queue holds what an array would`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var (queue, array) = (Queue<Int>(), [Int]())
        for step in 0..<2000 {
            if random.below(2) == 0 || array.isEmpty {
                queue.append(step)
                array.append(step)
            } else {
                let gone = 1 + random.below(min(array.count, 5))
                queue.removeFirst(gone)
                array.removeFirst(gone)
            }
            #expect(queue.count == array.count && queue.isEmpty == array.isEmpty)
            guard !array.isEmpty else { continue }
            let index = random.below(array.count)
            #expect(queue[index] == array[index])
            #expect(unsafe queue.withElements(from: index) { unsafe $0?.pointee } == array[index])
            queue[index] += 1
            array[index] += 1
        }
    }
}
