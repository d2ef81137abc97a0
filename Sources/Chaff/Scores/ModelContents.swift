extension Model {
    /// Copies of the model's sections in their order, so that some can be changed and all laid out anew.
    package func contents() throws(ModelError) -> [(name: String, content: [UInt8])] {
        let sections = unsafe try ModelFile.sections(of: bytes, checked: false)
        var found: [(name: String, place: Int, content: [UInt8])] = []
        for name in unsafe sections.keys.sorted() {
            guard let section = unsafe sections[name], let start = section.baseAddress,
                let first = unsafe bytes.baseAddress
            else { continue }
            let place = unsafe start - first
            found.append((name, place, unsafe Array(section)))
        }
        return found.sorted { ($0.place, $0.name) < ($1.place, $1.name) }.map { ($0.name, $0.content) }
    }
}
