/// The attributes of one tag that say anything about its text; the first of a name counts.
struct Attributes {
    var style = ByteRange()
    var className = ByteRange()
    var id = ByteRange()
    var role = ByteRange()
    /// `name` and `content`: of a meta declaration.
    var name = ByteRange()
    var content = ByteRange()
    /// `color`, or `text` of a body.
    var color = ByteRange()
    var bgcolor = ByteRange()
    /// Of a style element.
    var media = ByteRange()
    var isHidden = false
    /// True if any of the above is set.
    var hasAny = false

    /// Keeps the value of the attribute whose name is `name`.
    @inline(__always) mutating func set(_ name: ByteView, _ value: ByteRange) {
        switch name.count {
        case 2: if name.equals("id") { Attributes.keep(value, &id, &hasAny) }
        case 4:
            switch name[0] | 0x20 {
            case 0x72: if name.equals("role") { Attributes.keep(value, &role, &hasAny) }
            case 0x6E: if name.equals("name") { Attributes.keep(value, &self.name, &hasAny) }
            case 0x74: if name.equals("text") { Attributes.keep(value, &color, &hasAny) }
            default: break
            }
        case 5:
            switch name[0] | 0x20 {
            case 0x63:
                if name.equals("class") { Attributes.keep(value, &className, &hasAny) } else if name.equals("color") { Attributes.keep(value, &color, &hasAny) }
            case 0x73: if name.equals("style") { Attributes.keep(value, &style, &hasAny) }
            case 0x6D: if name.equals("media") { Attributes.keep(value, &media, &hasAny) }
            default: break
            }
        case 6:
            if name.equals("hidden") {
                isHidden = true
                hasAny = true
            }
        case 7:
            if name.equals("content") { Attributes.keep(value, &content, &hasAny) } else if name.equals("bgcolor") { Attributes.keep(value, &bgcolor, &hasAny) }
        default: break
        }
    }

    @inline(__always) private static func keep(_ value: ByteRange, _ place: inout ByteRange, _ hasAny: inout Bool) {
        guard place.isEmpty, !value.isEmpty else { return }
        place = value
        hasAny = true
    }
}
