import BreachModel
import Testing

@testable import HaechiServer

struct MarkupTests {
    @Test(
        "Text cannot leave its element or its attribute",
        arguments: [
            ("<b>", "&lt;b&gt;"), ("a&b", "a&amp;b"), ("\"'", "&quot;&#39;"), ("\"\u{301}", "&quot;\u{301}"), ("<\u{338}", "&lt;\u{338}"),
            ("a\u{0}\u{1B}b", "ab"), ("a\nb\tc", "a\nb\tc"), ("\u{202E}x\u{2066}", "x"), ("가나", "가나"), ("\r\n", "\n"),
        ])
    func escapes(text: String, expected: String) {
        #expect(Array(Markup.text(text).html.unicodeScalars) == Array(expected.unicodeScalars))
    }

    @Test("Escaped text holds no character that HTML reads as markup, whatever went in", arguments: [UInt64(1), 2, 3, 4])
    func property(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<500 {
            let scalars = (0..<12).compactMap { _ in Unicode.Scalar(UInt32.random(in: 0...0x3FF, using: &generator)) }
            let html = Markup.text(String(String.UnicodeScalarView(scalars))).html
            #expect(html.unicodeScalars.allSatisfy { !["<", ">", "\"", "'"].contains($0) }, "seed \(seed)")
        }
    }

    @Test(
        "A destination from outside cannot become another scheme",
        arguments: [
            (Destination.telephone("javascript:alert(1)"), "tel:1"), (.telephone("02-0000-0000"), "tel:02-0000-0000"),
            (.mail("a@example.com?cc=x&body=<"), "mailto:a@example.comccxbody"), (.place("a b"), "#a b"),
            (.page("/me", .english), "/me?lang=en"),
        ])
    func destinations(destination: Destination, expected: String) {
        #expect(destination.text == expected)
    }

    @Test("Elements without content have no end tag")
    func voidElements() {
        #expect(Markup.element(.br).html == "<br>")
        #expect(Markup.element(.p, [.class("a\"b")], .text("c")).html == "<p class=\"a&quot;b\">c</p>")
        #expect(Markup.element(.input, [.required]).html == "<input required>")
    }
}
