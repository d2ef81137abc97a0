/// A charset's name that nobody knows. Prints as one sentence with the name and the remedy.
/// ```swift
/// do { _ = try Charset(named: "utf-9") } catch { print(error) }   // charset "utf-9": no such charset; …
/// ```
public struct CharsetError: Error, Equatable, CustomStringConvertible {
    /// The name as it was given.
    public let name: String

    public var description: String {
        "charset \"\(name)\": no such charset; give a name as web pages do, such as utf-8, gb18030, big5, shift_jis, "
            + "euc-kr or windows-1251"
    }
}
