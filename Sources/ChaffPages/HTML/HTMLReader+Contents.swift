import Chaff

// Elements whose contents hold no tags, and what scripts write.
extension HTMLReader {
    func readMeta(_ attributes: Attributes) {
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
    func readUntagged(
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

    func readPlainText(from start: Int) -> Int {
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

    /// Reads what a script writes as hidden text: a person may see it, but no tool that runs no scripts.
    private func readWritten(by script: ByteView) {
        let text = WrittenText.text(of: script)
        guard !text.isEmpty else { return }
        endLine()
        let outside = source
        isInsideScript = true
        let place = elements.enter(hiding: .scripted)
        unsafe text.withUnsafeBufferPointer { bytes in
            if let base = bytes.baseAddress { unsafe readContents(of: ByteView(base, count: bytes.count)) }
            // What is open refers to the text, which is gone behind this brace.
            endLine()
            elements.leave(place)
        }
        isInsideScript = false
        source = outside
    }
}
