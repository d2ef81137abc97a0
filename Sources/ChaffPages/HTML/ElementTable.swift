import Chaff

/// Finds the kind of an element by its name, in any case: one multiplication and most often one comparison.
///
/// Made once; nothing in it changes after that, hence it may be read from any thread.
@safe final class ElementTable: @unchecked Sendable {
    static let shared = ElementTable()

    private static let bits: UInt64 = 9
    private let names: UnsafeMutablePointer<UInt64>
    private let kinds: UnsafeMutablePointer<ElementKind>

    private init() {
        unsafe names = .allocate(capacity: 1 << ElementTable.bits)
        unsafe names.initialize(repeating: 0, count: 1 << ElementTable.bits)
        unsafe kinds = .allocate(capacity: 1 << ElementTable.bits)
        unsafe kinds.initialize(repeating: ElementKind(), count: 1 << ElementTable.bits)
        for number in 1..<UInt8(Element.count) {
            guard let element = Element(rawValue: number) else { continue }
            add("\(element)", ElementTable.kind(of: element))
        }
        add("image", ElementTable.kind(of: .img))
        add("listing", ElementTable.kind(of: .pre))
        add("annotation-xml", ElementTable.kind(of: .annotation))
    }

    deinit {
        unsafe names.deallocate()
        unsafe kinds.deallocate()
    }

    private func add(_ name: String, _ kind: ElementKind) {
        let bytes = Array(name.utf8)
        let key = unsafe bytes.withUnsafeBufferPointer {
            unsafe ElementTable.key(ByteView($0.baseAddress!, count: $0.count))
        }
        var slot = ElementTable.slot(key)
        while unsafe names[slot] != 0 { slot = (slot + 1) & (1 << Int(ElementTable.bits) - 1) }
        unsafe names[slot] = key
        unsafe kinds[slot] = kind
    }

    /// The kind of the element with the key of a name.
    @inline(__always) func kind(_ key: UInt64) -> ElementKind {
        var slot = ElementTable.slot(key)
        while true {
            let name = unsafe names[slot]
            if name == key { return unsafe kinds[slot] }
            if name == 0 { return ElementKind() }
            slot = (slot &+ 1) & (1 &<< Int(ElementTable.bits) &- 1)
        }
    }

    @inline(__always) private static func slot(_ key: UInt64) -> Int {
        Int((key &* 0x9E37_79B9_7F4A_7C15) &>> (64 &- bits))
    }

    /// A name as a number: its letters in lower case, in a way that keeps names of up to eight letters apart.
    @inline(__always) static func key(_ name: ByteView) -> UInt64 {
        var key: UInt64 = 0
        for index in 0..<name.count { key = next(key, name[index]) }
        return key
    }

    /// The key of a name that goes on with `byte`.
    @inline(__always) static func next(_ key: UInt64, _ byte: UInt8) -> UInt64 {
        (key &<< 8 | key &>> 56) ^ UInt64(byte | 0x20)
    }

    private static func kind(of element: Element) -> ElementKind {
        var kind = ElementKind(element: element)
        kind.traits = traits(of: element)
        kind.tag = Markup.Tag(name: "\(element)") ?? .other
        if kind.tag == .title { kind.tag = .other }
        kind.landmark = Markup.Landmark(name: "\(element)") ?? .none
        return kind
    }

    /// Which blocks end a line was learnt from the gold lines of the corpus: those of the standard's style sheet, and
    /// buttons, options, captions and the like.
    private static func traits(of element: Element) -> Traits {
        let paragraphCloser: Traits = [.block, .special, .closesParagraph]
        switch element {
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
            .figcaption, .figure,
            .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .main, .menu, .nav, .ol, .search, .section,
            .summary, .ul, .p, .li, .dd, .dt:
            return paragraphCloser
        case .pre: return [.block, .special, .closesParagraph, .preformatted]
        case .plaintext: return [.block, .special, .closesParagraph, .preformatted]
        case .xmp: return [.block, .special, .closesParagraph, .preformatted, .raw]
        case .table: return [.block, .special, .closesParagraph, .scope]
        case .tbody, .thead, .tfoot, .tr: return [.block, .special, .tablePart]
        case .td, .th, .caption: return [.block, .special, .scope, .tablePart]
        case .hr: return [.block, .void, .closesParagraph]
        case .br: return [.block, .void]
        case .body, .html, .head, .frameset: return [.block, .special]
        case .button, .option, .optgroup, .legend, .select, .audio, .video: return [.block, .special]
        case .textarea: return [.block, .special, .textOnly, .preformatted]
        case .title: return [.block, .textOnly]
        case .script, .style, .iframe, .noembed, .noframes: return [.raw, .silent]
        case .template: return [.special, .scope, .silent]
        case .svg, .math: return [.foreign]
        case .annotation: return [.silent]
        case .foreignobject: return [.scope]
        case .applet, .marquee, .object: return [.special, .scope]
        case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: return [.formatting]
        case .area, .base, .basefont, .bgsound, .col, .embed, .frame, .img, .input, .keygen, .link, .meta, .param,
            .source, .track, .wbr:
            return [.void]
        case .noscript, .text, .other: return []
        }
    }
}
