import Dispatch

/// Runs work through workers in any number of threads and hands it on in the order it was read.
struct Pipeline {
    let jobs: Int

    func run(from feeder: Feeder, through makeWorker: () -> any Worker, to sink: Sink) throws(OutputError) {
        if jobs == 1 {
            let (worker, work) = (makeWorker(), Work())
            while feeder.fill(work) {
                worker.process(work)
                try sink.take(work)
            }
            return
        }
        let queue = OrderedWriter(sink: sink, workers: (0..<jobs).map { _ in makeWorker() })
        var number = 0
        while let work = queue.freeWork(), feeder.fill(work) {
            queue.start(work, number: number)
            number += 1
        }
        try queue.finish()
    }
}

/// Lets workers finish in any order and the sink take the work in the order it was started.
///
/// Sendable because `workers` and `free` are guarded by `lock`, and `waiting`, `next`, `failure` and the sink belong
/// to the serial queue `writer`.
private final class OrderedWriter: @unchecked Sendable {
    private let sink: Sink
    private let crew = DispatchQueue(label: "chaff.workers", attributes: .concurrent)
    private let writer = DispatchQueue(label: "chaff.writer")
    // Counted up from zero: a semaphore that is destroyed below its first value ends the process.
    private let running = DispatchSemaphore(value: 0)
    private let outstanding = DispatchSemaphore(value: 0)
    private let group = DispatchGroup()

    private let lock = DispatchQueue(label: "chaff.free")
    private var workers: [any Worker]
    private var free: [Work]
    private var hasFailed = false

    private var waiting: [Int: Work] = [:]
    private var next = 0
    private var failure: OutputError?

    init(sink: Sink, workers: [any Worker]) {
        self.sink = sink
        self.workers = workers
        // One piece more than workers: it is read while they are busy. As many again may wait for a slow one.
        let pieces = 2 * workers.count + 1
        free = (0..<pieces).map { _ in Work() }
        for _ in workers { running.signal() }
        for _ in free { outstanding.signal() }
    }

    /// Work that nobody has, waiting until there is some; nil once writing has failed.
    func freeWork() -> Work? {
        outstanding.wait()
        return lock.sync { hasFailed ? nil : free.popLast() }
    }

    func start(_ work: Work, number: Int) {
        running.wait()
        crew.async(group: group) { [self] in
            let worker = lock.sync { workers.removeLast() }
            worker.process(work)
            lock.sync { workers.append(worker) }
            running.signal()
            writer.async(group: group) { [self] in
                waiting[number] = work
                takeAll()
            }
        }
    }

    private func takeAll() {
        while let work = waiting.removeValue(forKey: next) {
            next += 1
            if failure == nil {
                do { try sink.take(work) } catch { failure = error }
            }
            let hasFailed = failure != nil
            lock.sync {
                free.append(work)
                self.hasFailed = hasFailed
            }
            outstanding.signal()
        }
    }

    /// Waits until everything is written.
    func finish() throws(OutputError) {
        group.wait()
        if let failure = writer.sync(execute: { failure }) { throw failure }
    }
}
