import Chaff

extension HTMLReader {
    func readStartTag(at start: Int) -> Int {
        let view = source.view
        var position = start &+ 1
        let name = readName(at: &position)
        let nameRange = ByteRange(start &+ 1, position)
        let kind = table.kind(name)
        var attributes = Attributes()
        if view[position] == 0x3E {
            position &+= 1
        } else {
            position = source.readAttributes(from: position, into: &attributes)
            // A tag that never ends is none.
            guard view[position &- 1] == 0x3E else { return view.count }
        }
        let closesItself = view[position &- 2] == 0x2F

        if kind.traits.contains(.block) { endLine() }
        if kind.traits.contains(.void) {
            if kind.element == .meta { readMeta(attributes) }
            if kind.traits.contains(.closesParagraph) { closeParagraph() }
            return position
        }
        leaveForeign(before: kind)
        if elements.context.contains(.foreign), closesItself { return position }
        closeImplied(by: kind)
        if kind.element == .body || kind.element == .html, elements.isOpen(kind.element) { return position }
        if kind.traits.contains(.raw) || kind.traits.contains(.textOnly) {
            return readUntagged(kind, name: name, as: view[nameRange], attributes, from: position)
        }
        open(kind, name: name, attributes)
        if kind.element == .plaintext { return readPlainText(from: position) }
        return position
    }

    /// Reads the name of a tag as a number and moves behind it.
    @inline(__always) private func readName(at position: inout Int) -> UInt64 {
        let view = source.view
        var name: UInt64 = 0
        while position < view.count {
            let byte = view[position]
            if byte == 0x3E || byte == 0x2F || ByteView.isWhiteSpace(byte) { break }
            name = ElementTable.next(name, byte)
            position &+= 1
        }
        return name
    }

    func readEndTag(at start: Int) -> Int {
        let view = source.view
        var position = start &+ 2
        guard ByteView.isLetter(view[position]) else {
            // `</>` and the like are comments.
            return source.tagEnd(from: position) ?? position
        }
        let name = readName(at: &position)
        if view[position] == 0x3E {
            position &+= 1
        } else {
            var attributes = Attributes()
            position = source.readAttributes(from: position, into: &attributes)
        }
        let kind = table.kind(name)
        if kind.traits.contains(.block) { endLine() }
        // What follows the end of the body still belongs to it.
        if kind.element != .body, kind.element != .html { elements.close(kind) }
        return position
    }

    // MARK: Elements

    @inline(__always) func open(_ kind: ElementKind, name: UInt64, _ attributes: Attributes) {
        elements.open(kind) { element in
            if attributes.hasAny {
                describe(&element, name: name, attributes)
            } else if !sheet.isEmpty {
                element.style = sheet.style(element: name)
            }
        }
    }

    private func describe(_ element: inout OpenElement, name: UInt64, _ attributes: Attributes) {
        let view = source.view
        if !attributes.className.isEmpty { element.className = view[attributes.className] }
        if !attributes.id.isEmpty { element.id = view[attributes.id] }
        if attributes.isHidden { element.ownHiding = .attribute }
        if !attributes.role.isEmpty, let landmark = HTMLReader.landmark(role: view[attributes.role]) {
            element.ownLandmark = landmark
        }
        // Attributes of old come before every rule.
        if !attributes.color.isEmpty, element.kind.element == .font || element.kind.element == .body {
            element.style.declared.insert(.color)
            element.style.color = Color(view[attributes.color])
        }
        if !attributes.bgcolor.isEmpty {
            element.style.declared.insert(.background)
            element.style.background = Color(view[attributes.bgcolor])
        }
        element.style.merge(sheet.style(element: name, classes: element.className, id: element.id))
        if !attributes.style.isEmpty { element.style.merge(HTMLReader.style(inline: view[attributes.style])) }
    }

    private static func landmark(role: ByteView) -> Markup.Landmark? {
        if role.equals("banner") { return .header }
        if role.equals("navigation") { return .nav }
        if role.equals("complementary") { return .aside }
        if role.equals("contentinfo") { return .footer }
        if role.equals("main") { return .main }
        if role.equals("article") { return .article }
        return nil
    }

    /// Reads a style attribute; one written with character references or escapes is decoded first.
    private static func style(inline text: ByteView) -> Style {
        if text.nearIndex(of: 0x26, from: 0) != nil || text.nearIndex(of: 0x5C, from: 0) != nil {
            let decoded = InlineStyle.decoded(text)
            return unsafe decoded.withUnsafeBufferPointer { bytes in
                guard let base = bytes.baseAddress else { return Style() }
                var reader = unsafe DeclarationReader(ByteView(base, count: bytes.count))
                reader.read()
                return reader.style
            }
        }
        var reader = DeclarationReader(text)
        reader.read()
        return reader.style
    }

    // MARK: What a start tag closes

    private func closeParagraph() {
        guard elements.isOpen(.p) else { return }
        elements.close(.p, orBefore: { $0.traits.contains(.scope) || $0.element == .button })
    }

    /// An element of HTML ends SVG and MathML around it.
    @inline(__always) private func leaveForeign(before kind: ElementKind) {
        guard elements.context.contains(.foreign), kind.traits.contains(.block), kind.element != .title else { return }
        while elements.context.contains(.foreign), elements.top > 0 {
            let before = elements.top
            elements.closeInnermost()
            if elements.top == before { return }
        }
    }

    private func closeImplied(by kind: ElementKind) {
        if kind.traits.contains(.closesParagraph) { closeParagraph() }
        switch kind.element {
        case .a: elements.close(kind)
        case .li:
            close(.li) {
                $0.traits.contains(.scope) || $0.element == .ul || $0.element == .ol || $0.element == .menu
            }
        case .dd, .dt:
            for element in [Element.dd, .dt] { close(element) { $0.traits.contains(.scope) || $0.element == .dl } }
        case .option: close(.option) { $0.traits.contains(.scope) || $0.element == .select }
        case .optgroup:
            for element in [Element.option, .optgroup] {
                close(element) { $0.traits.contains(.scope) || $0.element == .select }
            }
        case .td, .th:
            for element in [Element.td, .th] { close(element) { $0.element == .tr || HTMLReader.isTable($0) } }
        case .tr: close(.tr) { HTMLReader.isTable($0) }
        case .tbody, .thead, .tfoot:
            for element in [Element.tbody, .thead, .tfoot] { close(element) { HTMLReader.isTable($0) } }
        case .h1, .h2, .h3, .h4, .h5, .h6:
            switch elements.innermost.kind.element {
            case .h1, .h2, .h3, .h4, .h5, .h6: elements.closeInnermost()
            default: break
            }
        default: break
        }
    }

    private static func isTable(_ kind: ElementKind) -> Bool { kind.element == .table || kind.element == .template }

    @inline(__always) private func close(_ element: Element, orBefore isBarrier: (ElementKind) -> Bool) {
        if elements.isOpen(element) { elements.close(element, orBefore: isBarrier) }
    }
}
