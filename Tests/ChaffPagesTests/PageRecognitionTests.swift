import ChaffPages
import Testing

@Suite struct PageRecognitionTests {
    @Test(
        "HTML is told from text by how it begins",
        arguments: [
            ("<!DOCTYPE html><title>x", true), ("<!doctype HTML PUBLIC \"-//W3C//DTD\">", true),
            ("<html lang=en>", true),
            ("\u{FEFF}\n  <HTML>", true), ("<head>", true), ("<!-- saved --><p>text</p>", true), ("<p>text", true),
            ("<div class=a>", true), ("<br/>", true), ("<h1>x</h1>", true), ("<title>", true),
            ("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">", true),
            ("<?xml version=\"1.0\"?><html xmlns=\"x\">", true), ("Warning: line 3<br><html><body>", true),
            ("HTTP/1.1 200 OK\r\n\r\n<!DOCTYPE html>", true), ("<?php echo 1 ?><body>", true),
            ("plain text", false), ("", false), ("  \n", false), ("<", false), ("<3 you", false), ("< p>", false),
            ("a <p> tag is how HTML writes a paragraph", false), ("use <div> or <span>", false),
            ("<rss version=\"2.0\"><channel><title>x", false), ("<?xml version=\"1.0\"?><urlset><a>", false),
            ("<!DOCTYPE svg>", false), ("<pear> is a fruit", false), ("<body-part>", true), ("</p><p>", false),
            ("<name@a.example> wrote: <p>", false), ("<<< <div>", false),
        ])
    func recognition(text: String, expected: Bool) {
        for bytes in [Array(text.utf8), text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }] {
            #expect(unsafe bytes.withUnsafeBytes { unsafe PageRecognition.isHTML($0) } == expected)
        }
    }
}
