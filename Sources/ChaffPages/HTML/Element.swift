import Chaff

/// The elements that reading treats in a way of their own; every other one is ``other``.
enum Element: UInt8 {
    case other
    case a, address, annotation, applet, area, article, aside, audio, b, base, basefont, bgsound, big, blockquote, body,
        br, button
    case caption, center, code, col, dd, details, dialog, dir, div, dl, dt, em, embed, fieldset, figcaption, figure,
        font
    case footer, foreignobject, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe
    case img, input, keygen, legend, li, link, main, marquee, math, menu, meta, nav, nobr, noembed, noframes, noscript
    case object, ol, optgroup, option, p, param, plaintext, pre, s, script, search, section, select, small, source
    case strike, strong, style, summary, svg, table, tbody, td, template, text, textarea, tfoot, th, thead, title, tr
    case track, tt, u, ul, video, wbr, xmp

    static let count = Int(Element.xmp.rawValue) + 1
}

/// What an element does to the lines and to the elements around it, in the words of the HTML standard.
struct Traits: OptionSet {
    let rawValue: UInt16

    /// Starts and ends a line.
    static let block = Traits(rawValue: 1 << 0)
    /// Has no contents and no end tag.
    static let void = Traits(rawValue: 1 << 1)
    /// Its contents are bytes up to its end tag, and no text.
    static let raw = Traits(rawValue: 1 << 2)
    /// Its contents are text with character references but no tags.
    static let textOnly = Traits(rawValue: 1 << 3)
    /// Its end tag does not close a block.
    static let formatting = Traits(rawValue: 1 << 4)
    /// Its start closes an open paragraph.
    static let closesParagraph = Traits(rawValue: 1 << 5)
    /// The end tag of an inline element does not reach over it.
    static let special = Traits(rawValue: 1 << 6)
    /// The end tag of a block does not reach over it.
    static let scope = Traits(rawValue: 1 << 7)
    /// Line feeds in it end lines.
    static let preformatted = Traits(rawValue: 1 << 8)
    /// Its contents are never shown as text.
    static let silent = Traits(rawValue: 1 << 9)
    /// Where SVG or MathML starts.
    static let foreign = Traits(rawValue: 1 << 10)
    /// A part of a table that stands directly in one.
    static let tablePart = Traits(rawValue: 1 << 11)
}

/// An element with its traits and with what it is called in ``Markup``.
struct ElementKind {
    var element = Element.other
    var tag = Markup.Tag.other
    var landmark = Markup.Landmark.none
    var traits: Traits = []
}
