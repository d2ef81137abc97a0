import Chaff

extension HTMLReader {
    func readStartTag(at start: Int) -> Int {
        let view = source.view
        var position = start &+ 1
        var name: UInt64 = 0
        while true {
            let byte = view[position]
            if byte == 0x3E || byte == 0x2F || ByteView.isWhiteSpace(byte) || position >= view.count { break }
            name = ElementTable.next(name, byte)
            position &+= 1
        }
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

    func readEndTag(at start: Int) -> Int {
        let view = source.view
        var position = start &+ 2
        guard ByteView.isLetter(view[position]) else {
            // `</>` and the like are comments.
            return source.tagEnd(from: position) ?? position
        }
        var name: UInt64 = 0
        while true {
            let byte = view[position]
            if byte == 0x3E || byte == 0x2F || ByteView.isWhiteSpace(byte) || position >= view.count { break }
            name = ElementTable.next(name, byte)
            position &+= 1
        }
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

    @inline(__always) private func open(_ kind: ElementKind, name: UInt64, _ attributes: Attributes) {
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

    // MARK: Contents without tags

    private func readMeta(_ attributes: Attributes) {
        guard !attributes.content.isEmpty, !elements.context.contains(.silent) else { return }
        let name = source.view[attributes.name]
        let content = source.view[attributes.content]
        if name.equals("description") {
            appendLine(content, tag: .description, isAttribute: true)
        } else if name.equals("keywords") {
            appendLine(content, tag: .keywords, isAttribute: true)
        }
    }

    /// Reads an element whose contents hold no tags, with its end tag.
    private func readUntagged(
        _ kind: ElementKind, name: UInt64, as spelled: ByteView, _ attributes: Attributes, from start: Int
    ) -> Int {
        guard let end = source.rawEnd(spelled, of: kind.element, from: start) else {
            switch kind.element {
            // The standard would make all that follows the title.
            case .title, .textarea: return start
            case .xmp: break
            default: return source.view.count
            }
            open(kind, name: name, attributes)
            return readPlainText(from: start)
        }
        let contents = source.view[ByteRange(start, end)]
        let isSilent = elements.context.contains(.silent)
        switch kind.element {
        case .style:
            // What is for those without scripts, or for paper, is not what is seen.
            let isApplied =
                !elements.context.contains(.noscript) && !isInsideScript
                && !source.view[attributes.media].matches("print", at: 0)
            if isApplied { sheet.read(contents) }
        case .script: if !isInsideScript, !isSilent { readWritten(by: contents) }
        case .title: if !isSilent { appendLine(contents, tag: .title, isAttribute: false) }
        case .textarea, .xmp:
            open(kind, name: name, attributes)
            if !elements.context.contains(.silent) {
                appendPreformatted(contents, hasReferences: kind.element == .textarea)
            }
            endLine()
            elements.close(kind)
        default: break
        }
        return source.tagEnd(from: end) ?? source.view.count
    }

    private func readPlainText(from start: Int) -> Int {
        let end = source.view.count
        appendPreformatted(source.view[ByteRange(start, end)], hasReferences: false)
        return end
    }

    private func appendPreformatted(_ text: ByteView, hasReferences: Bool) {
        var mode = LineText.Mode(endsAtTag: false, endsAtLineFeed: true)
        mode.hasReferences = hasReferences
        var position = 0
        while position < text.count, !lines.isFull {
            position = lines.append(
                text, from: position, mode: mode, isLink: elements.context.contains(.link),
                hiding: elements.innermost.hiding)
            guard position < text.count else { break }
            endLine()
            position &+= 1
        }
    }
}
