import Chaff

/// A page whose lines carry the labels a person or a generator gave them.
public struct GoldPage: Sendable {
    public var id: String
    /// A language tag such as `zh-Hans`; empty if unknown.
    public var language = ""
    /// The family of injection, or another word that figures are grouped by; empty if none.
    public var family = ""
    /// Pages of one group (a site, a brand) never stand on both sides of a split. Empty: the page is its own group.
    public var group = ""
    /// The fold the page must fall into, 0…5, if its maker drew its vocabulary for that fold.
    public var fold: Int?
    /// How much the page counts in training; 1 is normal.
    public var weight: Float = 1
    /// True if the lines are loose, not a whole page.
    public var isFragment = false
    /// True for a copy of another page of the same samples, made to carry injections; its structure is not counted
    /// a second time.
    public var isCopy = false
    public var lines: [GoldLine] = []
    /// True if the lines were read from HTML.
    public var isHTML = false
    /// What the lines' ``Markup/words`` point into.
    public var markupWords: [UInt8] = []

    public init(id: String) { self.id = id }
}

/// One line of a ``GoldPage``.
public struct GoldLine: Sendable {
    public var text: String
    /// The label, or nil if undecided: such a line is context only, neither trained nor measured on.
    public var label: String?
    /// True for an undecided line that is known not to be injected: it trains and measures the injected label only.
    public var isClean = false
    /// The injected stretches in code points; nil means the whole line if the label is the injected one.
    public var spans: [Range<Int>]?
    /// What the markup knew of the line, if the page was HTML.
    public var markup: Markup?
    /// The kind of the injection: `adult`, `gambling` or `other`; empty if unknown.
    public var kind = ""

    public init(text: String, label: String?) {
        self.text = text
        self.label = label
    }
}
