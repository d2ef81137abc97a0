/// A trained model: immutable, read in place, shared by any number of labellers.
@safe public final class Model: Sendable {
    /// The names of the labels, in the order of every probability list.
    public let labels: [String]

    /// The default for ``Labeller/threshold``: the least probability at which a line gets the injected label.
    public let threshold: Float

    /// Facts for a person: sizes, settings, what it was trained on.
    public let information: [(key: String, value: String)]

    /// The size of the model in bytes.
    public let size: Int

    /// The checksum that stands in the model.
    public let checksum: UInt64

    /// The version of the model's layout.
    public var formatVersion: Int { Int(ModelFile.version) }

    /// The index of the injected label, or nil if the model has none.
    package let spanLabel: Int?

    /// The other labels' indices: those that tell the structure of a page.
    package let structureLabels: [Int]

    /// The two-way decisions between structure labels.
    nonisolated(unsafe) let structures: UnsafeMutablePointer<StructureModel>
    let structureCount: Int
    let span: SpanModel?
    let spanKinds: SpanKinds?
    let spanCertainty: SpanCertainty?

    /// Thresholds for some precisions, the lowest precision first; empty if the model was made without enough samples to
    /// tell. See ``Labeller/threshold``.
    public let operatingPoints: [OperatingPoint]

    /// The kinds of injected text that the model tells apart (``Span/kind``), in alphabetical order; empty if its samples
    /// said nothing of kinds.
    public var kinds: [String] { spanKinds?.names ?? [] }

    /// Serves the first structure decision and the screen; nil without one of them.
    let characters: CharacterTable?
    nonisolated(unsafe) let spanJoiner: UnsafePointer<Float>?
    /// The model as it was given.
    nonisolated(unsafe) let bytes: UnsafeRawBufferPointer
    private let owner: (any AnyObject & Sendable)?

    /// Opens a model that lies in memory, such as a mapped file. Reads it in place.
    /// - Parameters:
    ///   - bytes: the model; must stay valid as long as `owner` lives.
    ///   - owner: what keeps the bytes alive; nil for bytes that live forever.
    ///   - isTrusted: skips the checksum, for the model that is part of the binary.
    /// - Throws: ``ModelError`` if the bytes are no model that this version can read.
    public init(
        bytes: UnsafeRawBufferPointer, owner: (any AnyObject & Sendable)?, isTrusted: Bool = false
    ) throws(ModelError) {
        let sections = unsafe try ModelSections(ModelFile.sections(of: bytes, checked: !isTrusted))
        self.owner = owner
        unsafe self.bytes = bytes
        size = bytes.count
        checksum = unsafe ModelFile.storedChecksum(of: bytes)
        labels = unsafe try sections.text("labels").split(separator: "\n").map(String.init)
        information = unsafe try sections.text("information").split(separator: "\n").map { row in
            let cells = row.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
            return (String(cells[0]), cells.count > 1 ? String(cells[1]) : "")
        }
        let parameters = unsafe try sections.floats("parameters", count: 4)
        // The sizes of the tables, which are fixed.
        _ = unsafe try Model.integer(parameters[0], in: Int(Block.slotBits)...Int(Block.slotBits))
        _ = unsafe try Model.integer(parameters[1], in: Int(Grams.slotBits)...Int(Grams.slotBits))
        let spanIndex = unsafe try Model.integer(parameters[2], in: 0...255)
        unsafe threshold = parameters[3]
        guard (1...254).contains(labels.count), spanIndex <= labels.count else { throw ModelError(.damaged, at: 64) }
        // 0 means that no label is the injected one.
        let spanLabel = spanIndex == 0 ? nil : spanIndex - 1
        self.spanLabel = spanLabel
        structureLabels = labels.indices.filter { $0 != spanLabel }
        var structures: [StructureModel] = []
        for index in 0..<Model.contrasts(structureLabels.count) {
            unsafe try structures.append(StructureModel(sections, index: index))
        }
        if spanLabel != nil {
            span = unsafe try SpanModel(sections)
            unsafe spanJoiner = unsafe try sections.floats("span.joiner", count: SpanContext.inputCount + 1)
            spanKinds = unsafe try SpanKinds(sections)
            spanCertainty = unsafe try SpanCertainty(sections)
            operatingPoints = unsafe try OperatingPoint.read(sections)
        } else {
            span = nil
            (spanKinds, spanCertainty, operatingPoints) = (nil, nil, [])
            unsafe spanJoiner = nil
        }
        characters = span.flatMap { span in
            structures.first.map { unsafe CharacterTable(structure: $0.weights, screen: span.screen.weights) }
        }
        structureCount = structures.count
        unsafe self.structures = .allocate(capacity: structures.count)
        unsafe self.structures.initialize(from: structures, count: structures.count)
    }

    deinit { unsafe structures.deallocate() }

    /// True if the markup of a page says something to the model.
    func readsMarkup(of page: Page) -> Bool {
        guard structureCount > 0, !page.markup.isEmpty else { return false }
        return unsafe structures[0].markup != nil
    }

    /// How many two-way decisions tell `labels` structure labels apart: one for two, else each against the rest.
    package static func contrasts(_ labels: Int) -> Int { labels < 2 ? 0 : labels == 2 ? 1 : labels }

    private static func integer(_ value: Float, in range: ClosedRange<Int>) throws(ModelError) -> Int {
        guard value.isFinite, let integer = Int(exactly: value), range.contains(integer) else {
            throw ModelError(.damaged, at: ModelFile.headerSize)
        }
        return integer
    }
}

/// Named parts of a model, with their sizes checked.
@unsafe struct ModelSections {
    private let sections: [String: UnsafeRawBufferPointer]

    init(_ sections: [String: UnsafeRawBufferPointer]) { unsafe self.sections = unsafe sections }

    func text(_ name: String) throws(ModelError) -> String {
        unsafe String(decoding: unsafe try raw(name, count: nil), as: UTF8.self)
    }

    func floats(_ name: String, count: Int) throws(ModelError) -> UnsafePointer<Float> {
        guard let start = unsafe try raw(name, count: count * 4).baseAddress, Int(bitPattern: start) % 4 == 0 else {
            throw ModelError(.damaged, at: ModelFile.headerSize)
        }
        let floats = unsafe start.assumingMemoryBound(to: Float.self)
        guard (0..<count).allSatisfy({ unsafe floats[$0].isFinite }) else {
            throw ModelError(.damaged, at: ModelFile.headerSize)
        }
        return unsafe floats
    }

    func optionalFloats(_ name: String, count: Int) throws(ModelError) -> UnsafePointer<Float>? {
        unsafe contains(name) ? try floats(name, count: count) : nil
    }

    /// Nil if there is no such section.
    func optionalWeights(_ name: String, count: Int) throws(ModelError) -> UnsafePointer<Int8>? {
        unsafe contains(name) ? try weights(name, count: count) : nil
    }

    /// Nil if there is no such section.
    func network(_ name: String, inputs: Int) throws(ModelError) -> PageNetwork? {
        let layout = PageNetworkLayout(inputs: inputs)
        return unsafe try optionalFloats(name, count: layout.count).map { unsafe PageNetwork(layout, weights: $0) }
    }

    func weights(_ name: String, count: Int) throws(ModelError) -> UnsafePointer<Int8> {
        guard let start = unsafe try raw(name, count: count).bindMemory(to: Int8.self).baseAddress else {
            throw ModelError(.damaged, at: ModelFile.headerSize)
        }
        return unsafe start
    }

    func words(_ name: String, count: Int) throws(ModelError) -> UnsafePointer<UInt32> {
        guard let start = unsafe try raw(name, count: count * 4).baseAddress, Int(bitPattern: start) % 4 == 0 else {
            throw ModelError(.damaged, at: ModelFile.headerSize)
        }
        return unsafe start.assumingMemoryBound(to: UInt32.self)
    }

    func contains(_ name: String) -> Bool { unsafe sections[name] != nil }

    /// The bytes of a section, or nil if there is none of that name.
    func size(_ name: String) -> Int? { unsafe sections[name]?.count }

    private func raw(_ name: String, count: Int?) throws(ModelError) -> UnsafeRawBufferPointer {
        guard let section = unsafe sections[name], count == nil || section.count == count else {
            throw ModelError(.damaged, at: ModelFile.headerSize)
        }
        return unsafe section
    }
}
