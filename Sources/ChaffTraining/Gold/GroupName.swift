/// Which group a page belongs to if its maker did not say: its site, as far as anything tells.
enum GroupName {
    /// - Parameters:
    ///   - url: where the page is from; its host is the group.
    ///   - source: the public source, `repository:path`; a host inside the file name is the group.
    ///   - id: with the repository the group if nothing tells a host.
    static func of(url: String, source: String, id: String) -> String {
        if let host = host(ofURL: url) ?? host(inSource: source) { return host }
        if source.isEmpty { return "" }
        return String(source.prefix { $0 != ":" }) + id
    }

    static func host(ofURL url: String) -> String? {
        guard let scheme = url.utf8.firstIndex(of: UInt8(ascii: ":")), url[scheme...].hasPrefix("://") else {
            return nil
        }
        let authority = url[scheme...].dropFirst(3).prefix { !"/?#\\".contains($0) }
        let address = authority.split(separator: "@").last ?? ""
        return site(address.prefix { $0 != ":" })
    }

    /// The host in file names such as `20120112_www.example.com_f40a67`.
    static func host(inSource source: String) -> String? {
        guard let name = source.split(whereSeparator: { $0 == "/" || $0 == ":" }).last else { return nil }
        let parts = name.split(separator: "_")
        guard parts.count >= 3, parts[0].utf8.count == 8, parts[0].allSatisfy(\.isNumber), parts[1].contains(".") else {
            return nil
        }
        return site(parts[1])
    }

    private static func site(_ host: Substring) -> String? {
        let lower = host.lowercased()
        let bare = lower.hasPrefix("www.") ? String(lower.dropFirst(4)) : lower
        return bare.isEmpty ? nil : bare
    }
}
