import Chaff

/// Everything a model file holds, before it is laid out.
struct ModelParts {
    var labels: [String]
    var spanLabel: Int?
    var structures: [Structure] = []
    /// As ``GramTable`` lays them out.
    var grams: [UInt8] = []
    /// For each slot of ``grams`` the weight of ``LineBag``.
    var bag: [Int8] = []
    var positionWeights: [Float] = []
    var screen = ScreenParts(weights: [])
    var spanJoiner: [Float] = []
    /// Empty if there was too little to learn them from.
    var wholeLine: [Float] = []
    var secondLook: [Float] = []
    var looseLine: [Float] = []
    var threshold: Float = 0.5
    var spanExtras = SpanExtras()
    var information: [(String, String)] = []
    let options: TrainingOptions

    struct Structure: Sendable {
        var blocks: [Int8]
        var line: [Float]
        var page: [Float]
        var fragment: [Float]
        var network: [Float]?
        /// The weights of ``StructureBag``.
        var bag: [Int8]?
        var markup: MarkupParts?
    }

    /// The model file.
    func bytes() -> [UInt8] {
        var sections: [(name: String, content: [UInt8])] = [
            ("labels", Array(labels.joined(separator: "\n").utf8)),
            ("information", Array(information.map { "\($0)\t\($1)" }.joined(separator: "\n").utf8)),
            (
                "parameters",
                Self.bytes([
                    Float(Block.slotBits), Float(GramCollector.slotBits), Float(spanLabel.map { $0 + 1 } ?? 0),
                    threshold,
                ])
            ),
        ]
        for (index, structure) in structures.enumerated() {
            sections += [
                ("structure.\(index).blocks", structure.blocks.map { UInt8(bitPattern: $0) }),
                ("structure.\(index).line", Self.bytes(structure.line)),
                ("structure.\(index).page", Self.bytes(structure.page)),
                ("structure.\(index).fragment", Self.bytes(structure.fragment)),
            ]
            if let network = structure.network { sections.append(("structure.\(index).network", Self.bytes(network))) }
            if let bag = structure.bag {
                sections.append(("structure.\(index).bag", bag.map { UInt8(bitPattern: $0) }))
            }
            if let markup = structure.markup {
                sections += [
                    ("markup.\(index).tables", markup.tables.map { UInt8(bitPattern: $0) }),
                    ("markup.\(index).line", Self.bytes(markup.line)),
                    ("markup.\(index).page", Self.bytes(markup.page)),
                ]
                if let network = markup.network { sections.append(("markup.\(index).network", Self.bytes(network))) }
            }
        }
        if spanLabel != nil {
            sections += [
                ("span.grams", grams),
                ("span.bag", bag.map { UInt8(bitPattern: $0) }),
                ("span.position", Self.bytes(positionWeights)),
                ("span.joiner", Self.bytes(spanJoiner)),
                ("screen.grams", screen.weights.map { UInt8(bitPattern: $0) }),
                ("screen.parameters", Self.bytes(screen.joiner + [screen.floor])),
            ]
            sections += spanExtras.sections
        }
        if !wholeLine.isEmpty { sections.append(("span.whole", Self.bytes(wholeLine))) }
        if !looseLine.isEmpty { sections.append(("span.loose", Self.bytes(looseLine))) }
        if !secondLook.isEmpty { sections.append(("span.second", Self.bytes(secondLook))) }
        return ModelFile.bytes(of: sections)
    }

    /// The same without what finds injected text.
    func structureOnly() -> ModelParts {
        var parts = self
        parts.labels = labels.indices.filter { $0 != spanLabel }.map { labels[$0] }
        parts.spanLabel = nil
        return parts
    }

    /// The model, opened from its own bytes.
    func model() throws(ModelError) -> Model {
        try Model.made(of: bytes())
    }

    private static func bytes(_ floats: [Float]) -> [UInt8] {
        floats.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> ($0 * 8)) } }
    }
}

extension Model {
    /// A model from bytes that were just laid out.
    static func made(of bytes: [UInt8]) throws(ModelError) -> Model {
        let owner = ModelBytes(bytes)
        return try unsafe Model(bytes: owner.bytes, owner: owner, isTrusted: true)
    }
}

/// Keeps the bytes of a model that was not read from a file.
@safe public final class ModelBytes: Sendable {
    /// The bytes; valid as long as this object lives.
    nonisolated(unsafe) public let bytes: UnsafeRawBufferPointer

    public init(_ bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
        unsafe copy.copyBytes(from: bytes)
        unsafe self.bytes = UnsafeRawBufferPointer(copy)
    }

    deinit { unsafe bytes.deallocate() }
}
