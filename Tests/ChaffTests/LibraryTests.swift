// Only what a user of the package sees: no @testable, nothing of package level.
import Chaff
import ChaffPages
import Testing

/// The library as its README shows it, with the model that ships.
@Suite struct LibraryTests {
    @Test func `a page of a string is labelled line by line`() throws {
        let model = try Model.shipped()
        #expect(model.labels == ["body", "chrome", "spam"])

        let page = PageBuilder().page(
            text: """
                Home | News | Sport | Culture | Contact
                The old ferry is back in service
                After two winters in the dry dock the ferry carried forty passengers across the bay on Sunday, \
                and the harbour master said that she had never run so quietly.

                slot gacor maxwin situs judi online terpercaya bonus new member 100% deposit pulsa
                """)
        let labelling = Labeller(model: model).label(page)

        #expect(labelling.label(ofLine: 0) == "chrome")
        #expect(labelling.label(ofLine: 2) == "body")
        #expect(labelling.label(ofLine: 3) == nil)
        #expect(labelling.label(ofLine: 4) == "spam")
        #expect(labelling.probability(ofLine: 4) > 0.5)
        let span = try #require(labelling.spans.first)
        #expect(span.line == 4)
        #expect(String(decoding: page.text[span.bytes], as: UTF8.self).contains("slot gacor"))
    }

    @Test func `the shipped model opens from a file as well`() throws {
        let path = #filePath.replacing("Tests/ChaffTests/LibraryTests.swift", with: "models/default.chaff")
        let file = try MappedFile(path: path)
        let model = try unsafe Model(bytes: file.bytes, owner: file)
        #expect(try model.labels == Model.shipped().labels)
        #expect(unsafe file.bytes.count <= 8_000_000)
    }
}
