/// What the markup of an HTML page knew about one line.
///
/// ```swift
/// let page = PageBuilder().page(html: "<nav><a href=/>Home</a></nav><p hidden>pills</p>")
/// page.markup[0].landmark                  // .nav
/// page.markup[0].linkCharacters            // 4
/// page.markup[1].hiding.description        // "hidden"
/// ```
public struct Markup: Equatable, Sendable {
    /// The block element the line stands in, or the part of the head it was.
    public var tag: Tag
    /// The nearest part of the page around the line that has a meaning of its own.
    public var landmark: Landmark
    /// How the line was kept from the reader's eyes.
    public var hiding: Hiding
    /// How many elements were open around the line; 65,535 if more.
    public var depth: UInt16
    /// Unicode scalars of the line.
    public var characters: Int
    /// Those of ``characters`` that stand inside links.
    public var linkCharacters: Int
    /// Those of ``characters`` that were written as numeric character references, such as `&#22269;`.
    public var referenceCharacters: Int
    /// Class and id words of the block element and its nearest ancestors, as bytes of ``Page/markupWords``.
    public var words: Range<Int>

    public init(
        tag: Tag = .other, landmark: Landmark = .none, hiding: Hiding = .none, depth: UInt16 = 0, characters: Int = 0,
        linkCharacters: Int = 0, referenceCharacters: Int = 0, words: Range<Int> = 0..<0
    ) {
        self.tag = tag
        self.landmark = landmark
        self.hiding = hiding
        self.depth = depth
        self.characters = characters
        self.linkCharacters = linkCharacters
        self.referenceCharacters = referenceCharacters
        self.words = words
    }

    /// How many words ``words`` holds at most.
    public static let maximumWords = 8
}

extension Markup {
    /// The block element of a line. ``description`` and ``keywords`` are the page's meta declarations; every other case
    /// but ``other`` has the name of its HTML element.
    public enum Tag: UInt8, CaseIterable, Sendable {
        case other, title, description, keywords
        case h1, h2, h3, h4, h5, h6, p, li, td, th, dt, dd, div, option, button, pre, blockquote, figcaption, caption
        case article, section, main, nav, header, footer, aside, form, fieldset, legend, address, figure
        case details, summary, dialog, center, textarea, select, ul, ol, dl, menu, table, body, html, hgroup
        case audio, video

        /// The name as HTML writes it.
        public var name: String { "\(self)" }

        /// The tag with that name, or nil.
        public init?(name: String) {
            guard let tag = Tag.allCases.first(where: { $0.name == name }) else { return nil }
            self = tag
        }
    }

    /// A part of a page with a meaning of its own, by its element or by its `role`.
    public enum Landmark: UInt8, CaseIterable, Sendable {
        case none, header, nav, aside, footer, article, main, form, table

        /// The name as HTML writes it.
        public var name: String { "\(self)" }

        /// The landmark with that name, or nil.
        public init?(name: String) {
            guard let landmark = Landmark.allCases.first(where: { $0.name == name }) else { return nil }
            self = landmark
        }
    }

    /// Why a person who looks at the page does not see a line.
    public enum Hiding: UInt8, CaseIterable, Sendable, CustomStringConvertible {
        case none, attribute, display, visibility, offScreen, fontSize, opacity, zeroSize, clipped, color, scripted,
            noscript

        /// A few words for a person; empty for ``none``.
        public var description: String {
            switch self {
            case .none: ""
            case .attribute: "hidden"
            case .display: "display:none"
            case .visibility: "visibility:hidden"
            case .offScreen: "off-screen"
            case .fontSize: "font-size:0"
            case .opacity: "opacity:0"
            case .zeroSize: "zero size"
            case .clipped: "clip"
            case .color: "color of the background"
            case .scripted: "document.write"
            case .noscript: "noscript"
            }
        }
    }
}
