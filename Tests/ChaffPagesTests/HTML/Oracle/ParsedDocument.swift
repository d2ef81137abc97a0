import CXMLLibrary

/// A page as libxml2 reads it. Its tree is walked without recursion, because a page may nest as deep as it likes.
@safe final class ParsedDocument {
    enum Event {
        case start(Element)
        case text(String)
        case end(Element)
    }

    /// An element of the tree; it must not outlive the document.
    @safe struct Element {
        fileprivate let node: xmlNodePtr

        /// The name, in lower case.
        var name: String { unsafe ParsedDocument.string(node.pointee.name) }

        /// The value of the attribute with a name in lower case; nil if there is none.
        subscript(attribute: String) -> String? {
            var property = unsafe node.pointee.properties
            while let current = unsafe property {
                if unsafe ParsedDocument.string(current.pointee.name) == attribute {
                    // The HTML parser makes one text of a value.
                    guard let value = unsafe current.pointee.children else { return "" }
                    return unsafe ParsedDocument.string(value.pointee.content)
                }
                unsafe property = current.pointee.next
            }
            return nil
        }
    }

    /// True for the version whose faults are known; later ones have fewer.
    static let isMeasuredVersion = LIBXML_VERSION / 100 == 209

    /// Must be called before threads of their own parse.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    private let document: htmlDocPtr?

    /// - Parameters:
    ///   - isUTF8: false to let libxml2 find the charset.
    ///   - isHuge: lifts libxml2's limits of depth and of the size of a text.
    init(_ bytes: [UInt8], isUTF8: Bool = true, isHuge: Bool = false) {
        precondition(ParsedDocument.isReady)
        var options = HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        options |= HTML_PARSE_NONET.rawValue
        if isHuge { options |= XML_PARSE_HUGE.rawValue }
        unsafe document = bytes.withUnsafeBytes {
            unsafe htmlReadMemory(
                $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), nil,
                isUTF8 ? "UTF-8" : nil,
                Int32(bitPattern: options))
        }
    }

    deinit { unsafe xmlFreeDoc(document) }

    /// False if libxml2 found nothing that it takes for a page.
    var isThere: Bool { unsafe document != nil }

    /// Visits elements and texts in the order of the page; comments and declarations are left out.
    func visit(_ body: (Event) -> Void) {
        guard let document = unsafe document, var node = unsafe document.pointee.children else { return }
        while true {
            if let child = unsafe enter(node, body) {
                unsafe node = unsafe child
                continue
            }
            unsafe leave(node, body)
            while unsafe node.pointee.next == nil {
                guard let parent = unsafe node.pointee.parent, unsafe parent.pointee.type == XML_ELEMENT_NODE else {
                    return
                }
                unsafe node = unsafe parent
                unsafe leave(node, body)
            }
            unsafe node = node.pointee.next
        }
    }

    private func enter(_ node: xmlNodePtr, _ body: (Event) -> Void) -> xmlNodePtr? {
        switch unsafe node.pointee.type {
        case XML_ELEMENT_NODE:
            unsafe body(.start(Element(node: node)))
            return unsafe node.pointee.children
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            unsafe body(.text(ParsedDocument.string(node.pointee.content)))
        default: break
        }
        return nil
    }

    private func leave(_ node: xmlNodePtr, _ body: (Event) -> Void) {
        if unsafe node.pointee.type == XML_ELEMENT_NODE { unsafe body(.end(Element(node: node))) }
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        guard let text = unsafe text else { return "" }
        return unsafe String(cString: text)
    }
}
