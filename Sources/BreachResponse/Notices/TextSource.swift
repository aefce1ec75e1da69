internal import BreachModel
internal import ByteStreams

/// Where texts to check lie: files, standard input, pages of the company's own.
struct TextSource {
    /// The largest text, in bytes.
    private static let largest = 16 * 1024 * 1024

    private let pages: (any PageSource)?
    private let own: OwnPages

    /// - Parameters:
    ///   - pages: nil where no page can be fetched.
    ///   - configuration: says which hosts are the company's own; without one, only the loopback is.
    init(pages: (any PageSource)?, configuration: HaechiConfiguration?) {
        self.pages = pages
        own = OwnPages(configuration)
    }

    /// A text under the name that findings show.
    ///
    /// - Parameter place: a path, `-` for standard input, or the address of a page.
    /// - Throws: `foreignPage`, `pageNotFetched`, `badText`, or what reading the file throws.
    func read(_ place: String) throws -> (name: String, text: String) {
        guard Self.isAddress(place) else {
            return (place, try DecodedText.text(try ByteInput(path: place).readAll(limit: Self.largest)))
        }
        guard let pages, own.allows(place) else {
            throw ResponseError(
                .foreignPage, "the page is not on the loopback nor on a host of the company's",
                hint: "company.domains of haechi.yaml lists the hosts; save a page of anybody else's to a file and check that")
        }
        let bytes: [UInt8]
        do throws(PageSourceFailure) { bytes = try pages.page(at: place) } catch {
            throw ResponseError(
                .pageNotFetched, "the page could not be fetched", context: [("reason", error.code)],
                hint: "redirections are not followed, and a page has 8 MB and 20 seconds at most")
        }
        // What follows the path may say who asks: it goes to our own server, and nowhere else.
        return (String(place.prefix { $0 != "?" && $0 != "#" }), try DecodedText.text(bytes))
    }

    /// Whether `place` is the address of a page rather than a path.
    private static func isAddress(_ place: String) -> Bool {
        let head = place.prefix(8).lowercased()
        return head.hasPrefix("http://") || head.hasPrefix("https://")
    }
}
