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

    /// Keeps the value of an attribute.
    /// - Parameter name: the name's ``ElementTable/key(_:)``; it must have eight letters at most.
    @inline(__always) mutating func set(_ name: UInt64, _ value: ByteRange) {
        switch name {
        case Name.hidden:
            isHidden = true
            hasAny = true
        case Name.className: Attributes.keep(value, &className, &hasAny)
        case Name.id: Attributes.keep(value, &id, &hasAny)
        case Name.style: Attributes.keep(value, &style, &hasAny)
        case Name.role: Attributes.keep(value, &role, &hasAny)
        case Name.name: Attributes.keep(value, &self.name, &hasAny)
        case Name.content: Attributes.keep(value, &content, &hasAny)
        case Name.color, Name.text: Attributes.keep(value, &color, &hasAny)
        case Name.bgcolor: Attributes.keep(value, &bgcolor, &hasAny)
        case Name.media: Attributes.keep(value, &media, &hasAny)
        default: break
        }
    }

    @inline(__always)
    private static func keep(_ value: ByteRange, _ place: inout ByteRange, _ hasAny: inout Bool) {
        guard place.isEmpty, !value.isEmpty else { return }
        place = value
        hasAny = true
    }

    /// The letters of each name as a number.
    private enum Name {
        static let hidden: UInt64 = 0x6869_6464_656E
        static let className: UInt64 = 0x63_6C61_7373
        static let id: UInt64 = 0x6964
        static let style: UInt64 = 0x73_7479_6C65
        static let role: UInt64 = 0x726F_6C65
        static let name: UInt64 = 0x6E61_6D65
        static let content: UInt64 = 0x63_6F6E_7465_6E74
        static let color: UInt64 = 0x63_6F6C_6F72
        static let text: UInt64 = 0x7465_7874
        static let bgcolor: UInt64 = 0x62_6763_6F6C_6F72
        static let media: UInt64 = 0x6D_6564_6961
    }
}
