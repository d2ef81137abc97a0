import Chaff

/// What a model tells of spans beyond where they stand, before it is laid out. Each part may be missing.
struct SpanExtras: Sendable {
    var kinds: SpanKindParts?
    /// The weights of ``SpanCertainty``, bias last.
    var certainty: [Float]?
    var points: [OperatingPoint] = []

    var sections: [(name: String, content: [UInt8])] {
        var sections: [(name: String, content: [UInt8])] = []
        if let kinds {
            sections += [
                ("span.kind.names", Array(kinds.names.joined(separator: "\n").utf8)),
                ("span.kind.keys", Self.bytes(kinds.keys)),
                ("span.kind.weights", kinds.weights.map { UInt8(bitPattern: $0) }),
                ("span.kind.priors", Self.bytes(kinds.priors.map(\.bitPattern))),
            ]
        }
        if let certainty { sections.append(("span.certainty", Self.bytes(certainty.map(\.bitPattern)))) }
        if !points.isEmpty {
            sections.append(("span.points", Self.bytes(points.flatMap(\.numbers).map(\.bitPattern))))
        }
        return sections
    }

    private static func bytes(_ words: [UInt32]) -> [UInt8] {
        words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
    }
}

/// What tells kinds apart, as ``SpanKinds`` reads it.
struct SpanKindParts: Sendable {
    let names: [String]
    let keys: [UInt32]
    let weights: [Int8]
    let priors: [Float]
}
