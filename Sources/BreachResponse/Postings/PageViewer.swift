/// Looks at a page as the world sees it: its bytes as served, and how a browser lays it out. Every call is bounded.
package protocol PageViewer: Sendable {
    /// - Throws: nothing: what went wrong is part of what was seen.
    func view(_ request: PageViewRequest) async -> PageView
}

/// What to look for, and where.
package struct PageViewRequest: Hashable, Sendable {
    /// `http://…`, `https://…` or `file:///…`; a redirection is not followed.
    package var url: String
    /// Paragraphs of the text, in order; the first is its title.
    package var lines: [String]
    package var sizes: [ViewSize]

    package init(url: String, lines: [String], sizes: [ViewSize] = ViewSize.looked) {
        self.url = url
        self.lines = lines
        self.sizes = sizes
    }
}

/// The first screen of a device, in CSS pixels.
package struct ViewSize: Hashable, Sendable, Codable {
    package var width: Int
    package var height: Int

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    /// A small telephone and a desktop.
    package static let looked = [ViewSize(width: 360, height: 640), ViewSize(width: 1280, height: 720)]
}

/// What was seen.
package struct PageView: Hashable, Sendable {
    /// Why the page could not be fetched, as a stable code; nil where it was.
    package var failure: String?
    /// The HTTP status; 200 for a file; 0 where none came.
    package var status: Int
    /// SHA-256 of the bytes as served; empty where none came.
    package var digest: String
    /// One for each size; empty where no browser could be used.
    package var renderings: [Rendering]
    /// Why there are no renderings, as a stable code.
    package var browserFailure: String?

    package init(
        failure: String? = nil, status: Int, digest: String, renderings: [Rendering] = [], browserFailure: String? = nil
    ) {
        self.failure = failure
        self.status = status
        self.digest = digest
        self.renderings = renderings
        self.browserFailure = browserFailure
    }

    /// How a browser laid the page out at one size.
    package struct Rendering: Hashable, Sendable {
        package var size: ViewSize
        /// One for each line that was looked for.
        package var lines: [LineSight]
        /// Whether other text stands where lines are missing.
        package var hasStrayText: Bool
        /// The first screen as PNG; empty where none was taken.
        package var picture: [UInt8]

        package init(size: ViewSize, lines: [LineSight], hasStrayText: Bool = false, picture: [UInt8] = []) {
            self.size = size
            self.lines = lines
            self.hasStrayText = hasStrayText
            self.picture = picture
        }
    }

    /// How one line of the text stands on the page.
    package struct LineSight: Hashable, Sendable, Codable {
        /// Whether its words stand in the page at all, seen or not.
        package var found: Bool
        /// Why it cannot be read: `hidden`, `clipped`, `faint`, `tiny`, `off-page`; nil where it can.
        package var problem: String?
        /// Whether all of it lies within the first screen and nothing covers it.
        package var onFirstScreen: Bool

        package init(found: Bool, problem: String? = nil, onFirstScreen: Bool = false) {
            self.found = found
            self.problem = problem
            self.onFirstScreen = onFirstScreen
        }
    }
}
