import Testing

@testable import ChaffTraining

@Suite struct JSONValueTests {
    @Test(
        "values are written in one way only",
        arguments: [
            (JSONValue.null, "null"), (.integer(-3), "-3"), (.number(0.1), "0.1"), (.number(2), "2"),
            (.number(-0.0000001), "0"), (.number(.nan), "null"), (.string("a\"\n"), #""a\"\n""#), (.array([]), "[]"),
            (.object([("b", .integer(1)), ("a", .null)]), #"{"b": 1, "a": null}"#),
            (.object([("a", .array([.integer(1), .integer(2)]))]), "{\n  \"a\": [1, 2]\n}"),
        ])
    func text(value: JSONValue, expected: String) { #expect(value.text == expected) }

    @Test(arguments: [
        (0.12345, 3, "0.123"), (0.9996, 3, "1.000"), (12.25, 1, "12.3"), (-1.5, 1, "-1.5"), (3, 0, "3"),
        (0.05, 2, "0.05"),
    ])
    func `decimals are rounded`(value: Double, places: Int, expected: String) {
        #expect(decimals(value, places) == expected)
    }
}
