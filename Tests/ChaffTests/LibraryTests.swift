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
                The old ferry is back in service | Westhaven Gazette
                Home | News | Sport | Culture | Contact
                After two winters in the dry dock the ferry carried forty passengers across the bay on Sunday, and the \
                harbour master said that she had never run so quietly.
                Repairs cost the council 310,000 pounds. The new timetable starts on the first of June.

                slot gacor maxwin situs judi online terpercaya bonus new member 100% deposit pulsa
                Share on Facebook | Email | Print
                © 2023 Westhaven Gazette. All rights reserved.
                """)
        let labelling = Labeller(model: model).label(page)

        let labels = page.lines.indices.map { labelling.label(ofLine: $0) }
        #expect(labels == ["body", "chrome", "body", "body", nil, "spam", "chrome", "chrome"])
        #expect(labelling.probability(ofLine: 5) > 0.9)
        let span = try #require(labelling.spans.first)
        #expect(span.line == 5)
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
