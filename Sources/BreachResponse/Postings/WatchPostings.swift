package import BreachModel
internal import ByteStreams
internal import CaseStore

/// Use case: look at every posting that stands, once; keep and seal what was seen.
package struct WatchPostings {
    private let environment: ResponseEnvironment
    private let viewer: any PageViewer

    package init(_ environment: ResponseEnvironment, viewer: any PageViewer) {
        self.environment = environment
        self.viewer = viewer
    }

    /// What one look gave.
    package struct Look: Sendable {
        package var posting: Int
        package var at: Instant
        package var sight: PostingSight
        fileprivate var pictures: [(name: String, bytes: [UInt8], digest: String)]
    }

    /// Looks at every posting that stands. Needs the store to read only.
    package func look() async throws -> [Look] {
        let store = try environment.requireStore()
        let own = OwnPages(environment.configuration)
        var looks: [Look] = []
        for posting in try store.duties.watchedPostings() where posting.posting.removedAt == nil {
            let lines = posting.text.split(separator: "\n").map(String.init)
            let view =
                own.allows(posting.url)
                ? await viewer.view(PageViewRequest(url: posting.url, lines: lines))
                : PageView(failure: "not-our-page", status: 0, digest: "")
            let sight = PostingSight(view, lines: lines.count) { SHA256Digest.of($0) }
            looks.append(
                Look(
                    posting: posting.id, at: environment.clock.now(), sight: sight,
                    pictures: view.renderings.filter { !$0.picture.isEmpty }.map { rendering in
                        ("\(rendering.size.width)", rendering.picture, SHA256Digest.of(rendering.picture))
                    }))
        }
        return looks
    }

    /// Keeps and seals looks. A picture is kept of the first look and of each that saw another state than the one before.
    package func keep(_ looks: [Look]) throws {
        let store = try environment.requireStore()
        for look in looks {
            let before = try store.duties.observations(posting: look.posting).last
            let body = try StableJSON.encode(look.sight, pretty: false)
            try store.duties.observe(
                posting: look.posting,
                PostingObservation(at: look.at, state: look.sight.state.rawValue, body: String(decoding: body.dropLast(), as: UTF8.self)))
            var sealed = [SealedItem("posting:\(look.posting):seen", bytes: body)]
            if before?.state != look.sight.state.rawValue { sealed += try keepPictures(of: look) }
            try EvidenceSeal(environment).seal(
                step: "posting-look",
                inputs: look.sight.pageDigest.isEmpty ? [] : [SealedItem(value: "page:\(look.posting)", digest: look.sight.pageDigest)],
                results: sealed)
        }
    }

    private func keepPictures(of look: Look) throws -> [SealedItem] {
        try environment.folder.make()
        return try look.pictures.map { picture in
            let name = "postings/\(look.posting)-\(look.at.milliseconds)-\(picture.name).png"
            let writer = try CompressedWriter(path: environment.folder.path + "/" + name)
            try writer.write(picture.bytes)
            try writer.finish(durable: true)
            return SealedItem(path: name, digest: picture.digest)
        }
    }
}
