import Chaff

/// An element whose end has not come: what it is, what it says itself, and what it and its ancestors come to.
struct OpenElement {
    // What it says itself.
    var kind = ElementKind()
    var style = Style()
    /// Hiding that is not by style: by attribute, in `noscript`, by `document.write`.
    var ownHiding = Markup.Hiding.none
    var ownLandmark = Markup.Landmark.none
    var className = ByteView.empty
    var id = ByteView.empty
    /// Its words among the words of the page, once a line has asked for them.
    var words = ByteRange.unknown

    // What it comes to.
    /// Hiding that nothing inside can undo.
    private var lasting = Markup.Hiding.none
    /// Properties that hide until an element inside sets them anew.
    private var undoable: Style.Properties = []
    private var color = Color.unknown
    private var background = Color.unknown
    private(set) var hiding = Markup.Hiding.none
    private(set) var landmark = Markup.Landmark.none
    private(set) var context: Context = []

    /// What holds for all text inside an element.
    struct Context: OptionSet {
        let rawValue: UInt8
        /// It is no text.
        static let silent = Context(rawValue: 1)
        static let link = Context(rawValue: 2)
        static let preformatted = Context(rawValue: 4)
        /// In SVG or MathML.
        static let foreign = Context(rawValue: 8)
        static let noscript = Context(rawValue: 16)
    }

    init() {}

    /// Starts an element of `kind` that says nothing itself yet.
    @inline(__always) mutating func start(_ kind: ElementKind) {
        self.kind = kind
        style = Style()
        ownHiding = kind.element == .noscript ? .noscript : .none
        ownLandmark = kind.landmark
        className = .empty
        id = .empty
        words = .unknown
    }

    @inline(__always) var hasNoNames: Bool { className.count == 0 && id.count == 0 }

    /// Works out what the element comes to inside `parent`.
    @inline(__always) mutating func inherit(from parent: borrowing OpenElement) {
        let outer = parent.landmark
        // The header of an article is no header of the page.
        let isInner = kind.element == .header && (outer == .article || outer == .main)
        landmark = ownLandmark == .none || isInner ? outer : ownLandmark
        inheritContext(parent.context)
        lasting = parent.lasting
        undoable = parent.undoable
        (color, background) = (parent.color, parent.background)
        hiding = parent.hiding
        if ownHiding != .none || !style.isEmpty || kind.element == .a { inheritStyle() }
    }

    private mutating func inheritStyle() {
        if lasting == .none { lasting = ownHiding == .none ? style.hiding : ownHiding }
        undoable = undoable.subtracting(style.declared)
            .union(style.hides.intersection([.visibility, .fontSize, .indent]))
        if style.declared.contains(.color) {
            color = style.color
        } else if kind.element == .a {
            // A link has a colour of its own.
            color = .unknown
        }
        if style.declared.contains(.background) { background = style.background }
        hiding = lasting != .none ? lasting : undoneHiding
    }

    private var undoneHiding: Markup.Hiding {
        if undoable.contains(.visibility) { return .visibility }
        if undoable.contains(.fontSize) { return .fontSize }
        if undoable.contains(.indent) { return .offScreen }
        return color.isIndistinguishable(from: background) ? .color : .none
    }

    @inline(__always) private mutating func inheritContext(_ parent: Context) {
        context = parent
        switch kind.element {
        case .a: context.insert(.link)
        case .svg: context.formUnion([.foreign, .silent])
        case .math: context.insert(.foreign)
        case .foreignobject: context.subtract([.foreign, .silent])
        // The only element of SVG whose text is drawn.
        case .text: if context.contains(.foreign) { context.remove(.silent) }
        case .noscript: context.insert(.noscript)
        default: break
        }
        if kind.traits.contains(.silent) { context.insert(.silent) }
        if kind.traits.contains(.preformatted) { context.insert(.preformatted) }
    }
}

extension ByteView {
    /// A view of nothing.
    static var empty: ByteView { unsafe ByteView(UnsafePointer(bitPattern: 1)!, count: 0) }
}
