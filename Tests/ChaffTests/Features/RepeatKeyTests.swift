import ChaffPages
import TestSupport
import Testing

@testable @_spi(Folding) import Chaff

@Suite struct RepeatKeyTests {
    private func key(of text: String) -> UInt32 {
        let page = PageBuilder().page(text: text)
        var key: UInt32 = 0
        unsafe page.withCells(of: page.lines[0]) { key = unsafe RepeatKey.of($0, count: page.lines[0].cells.count) }
        return key
    }

    @Test(arguments: [
        ("luckymember", "(@luckymember)", true), ("Copy link", "• COPY LINK", true), ("复制链接", "【复制链接】", true),
        ("part 1", "part 2", false), ("copy link", "link copy", false), ("複製", "制復", false),
    ])
    func `lines with the same letters and digits repeat each other`(first: String, second: String, isSame: Bool) {
        #expect((key(of: first) == key(of: second)) == isSame)
    }

    @Test(arguments: ["…", "- - -", "★★★"])
    func `a line without letters repeats nothing`(text: String) { #expect(key(of: text) == 0) }
}
