import Chaff

/// What the reader knows of a line, in words.
struct LineFacts {
    let tag: String
    let landmark: String
    /// Percent of the line's characters inside links; nil if the page has no markup.
    let linkShare: Int?
    let hiding: String
    /// The tricks that folding undid, with how often.
    let tricks: [(name: StaticString, count: Int)]

    init(_ index: Int, of page: Page) {
        if index < page.markup.count {
            let markup = page.markup[index]
            tag = markup.tag.name
            landmark = markup.landmark == .none ? "" : markup.landmark.name
            linkShare = markup.characters > 0 ? min(100, 100 * markup.linkCharacters / markup.characters) : 0
            hiding = markup.hiding == .none ? "" : markup.hiding.description
        } else {
            (tag, landmark, linkShare, hiding) = ("", "", nil, "")
        }
        let found = page.lines[index].tricks
        let all: [(name: StaticString, count: UInt32)] = [
            ("invisible", found.ignorable), ("styled", found.styled), ("traditional", found.traditional),
            ("pinyin", found.pinyin), ("repeated", found.repeated), ("marks", found.marks),
            ("parted", found.parted), ("look-alike", found.lookAlike), ("leet", found.leet),
            ("hyphens", found.hyphens), ("emoji", found.emoji), ("double-encoded", found.doubleEncoded),
            ("damaged", found.damaged), ("invalid", found.invalid),
        ]
        tricks = all.filter { $0.count > 0 }.map { ($0.name, Int($0.count)) }
    }

    /// `invisible 2, styled 5`.
    var trickText: String { tricks.map { "\($0.name) \($0.count)" }.joined(separator: ", ") }
}
