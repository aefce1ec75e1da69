import BreachModel
import Foundation
import Synchronization
import Testing

@testable import BreachResponse

@Suite struct CheckTextTests {
    /// Serves what the test says, and remembers who was asked for.
    private final class Pages: PageSource {
        private let answer: Result<[UInt8], PageSourceFailure>
        private let asked = Mutex<[String]>([])

        init(_ text: String) { answer = .success(Array(text.utf8)) }
        init(failure: String) { answer = .failure(PageSourceFailure(code: failure)) }

        var addresses: [String] { asked.withLock { $0 } }

        func page(at url: String) throws(PageSourceFailure) -> [UInt8] {
            asked.withLock { $0.append(url) }
            return try answer.get()
        }
    }

    private static let page = "<html><body><h1>개인정보 노출 안내</h1><p>고객님의 개인정보가 노출되었습니다.</p></body></html>"

    private func check(_ place: String, pages: (any PageSource)?, hasConfiguration: Bool = true) throws -> CheckText.Answer {
        let configuration = hasConfiguration ? try ServingFixture(opensCase: false).environment.configuration : nil
        return try CheckText(factsFile: nil, pages: pages, configuration: configuration)(
            [place], document: "notice", language: .english, form: .text)
    }

    @Test(arguments: ["https://ganada.example.com/notice?id=7#top", "http://www.ganada.example.com:8443/notice", "http://127.0.0.1:8080/"])
    func `A page of the company's own is fetched and checked like a file`(url: String) throws {
        let pages = Pages(Self.page)
        let answer = try check(url, pages: pages)
        #expect(pages.addresses == [url] && answer.output.contains("KR-N-12") && answer.exitCode == 2)
        #expect(!answer.output.contains("id=7"), "what follows the path is not printed")
    }

    @Test(arguments: [
        "https://elsewhere.example.org/", "https://ganada.example.com.evil.invalid/", "https://ganada.example.com@evil.invalid/",
        "https://notganada.example.com/", "https://evil.invalid\\.ganada.example.com/", "http://169.254.169.254/", "HTTPS://evil.invalid/",
    ])
    func `A page of anybody else is refused, and nobody is asked`(url: String) {
        let pages = Pages(Self.page)
        #expect(throws: ResponseError(.foreignPage, "")) { try check(url, pages: pages) }
        #expect(pages.addresses.isEmpty)
    }

    @Test func `Without a configuration only the loopback is ours`() throws {
        _ = try check("http://localhost:8080/", pages: Pages(Self.page), hasConfiguration: false)
        #expect(throws: ResponseError(.foreignPage, "")) {
            try check("https://ganada.example.com/", pages: Pages(Self.page), hasConfiguration: false)
        }
    }

    @Test func `A page that does not come is an error that names the reason and not the address`() throws {
        let error = #expect(throws: ResponseError.self) {
            try check("https://ganada.example.com/notice?token=abc", pages: Pages(failure: "http-404"))
        }
        #expect(error?.code == .pageNotFetched && error?.reportMessage.contains("http-404") == true)
        #expect(error?.reportMessage.contains("abc") == false)
    }

    @Test func `What is saved as UTF-16 with its mark, or as UTF-8 with one, is read as the plain text is`() throws {
        let text = "개인정보 노출 안내\r\n고객님의 개인정보가 노출되었습니다. 😀"
        let units = Array(text.utf16)
        let forms: [[UInt8]] = [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8),
            [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
        ]
        for form in forms {
            let read = try DecodedText.text(form)
            #expect(read == text || read == "\u{FEFF}" + text)
        }
    }

    @Test(arguments: [
        [0xB0, 0xB3, 0xC0, 0xCE],  // Korean in CP949
        [0xFF, 0xFE, 0x41], [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], [0xFF, 0xFE, 0, 0xD8], [0x41, 0, 0x42, 0], [0x1B, 0x24, 0x42, 0x41],
        Array("%PDF-1.7".utf8), Array("{\\rtf1 a}".utf8), [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0],
    ])
    func `Bytes in another encoding are refused rather than read as words that no rule knows`(bytes: [UInt8]) {
        #expect(throws: ResponseError(.badText, "")) { try DecodedText.text(bytes) }
    }
}
