internal import BreachLaw
package import BreachModel
internal import ByteStreams
package import CaseStore

/// Use case: a regulator's order becomes duties with due times; each is shown done by a proof, which is kept and sealed.
package struct KeepOrders {
    /// The largest proof that is kept, in bytes.
    package static let largestProof: Int64 = 256 << 20
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Enters an order from its file.
    ///
    /// - Throws: `badOrder`; `alreadyExists` where an order with that id is stored.
    package func add(file path: String) throws -> RegulatorOrder {
        let bytes = try ByteInput(path: path).readAll(limit: 1 << 20)
        let order = try OrderFile.read(bytes, zone: zone)
        let now = environment.clock.now()
        let store = try environment.requireStore()
        try store.promises.add(order, digest: SHA256Digest.of(bytes), at: now, by: environment.actor)
        try store.cases.record(
            TimelineEvent(
                at: now, kind: .order,
                statement: Bilingual(
                    korean: "\(order.authority.korean)의 \(order.decidedOn) 명령을 등록함: \(order.title.korean), 이행할 것 \(order.duties.count)가지",
                    english:
                        "Order of \(order.authority.english) of \(order.decidedOn) entered: \(order.title.english), \(order.duties.count) duties"
                ),
                by: environment.actor))
        try EvidenceSeal(environment).seal(
            step: "order", inputs: [SealedItem("order-file:\(order.id)", bytes: bytes)],
            results: [SealedItem("order:\(order.id)", bytes: try StableJSON.encode(order))])
        return order
    }

    /// Enters that a duty of an order was done, with its proof: the file is copied into the store and its digest sealed.
    ///
    /// - Throws: `badProof` for an empty file or one that is too large; `notFound` where the order has no such duty.
    package func prove(_ number: Int, of order: String, proof path: String, at: Instant, note: String) throws -> OrderProof {
        let store = try environment.requireStore()
        let now = environment.clock.now()
        guard at <= now else { throw ResponseError(.badProof, "the duty cannot have been done in the future") }
        let (kept, digest) = try keep(path)
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let proof = OrderProof(
            order: order, number: number, metAt: at, file: name, digest: digest, note: note, by: environment.actor, recordedAt: now)
        try store.promises.add(proof)
        try store.cases.record(
            TimelineEvent(
                at: at, kind: .order,
                statement: Bilingual(
                    korean: "명령 \(order)의 \(number)번을 이행함(증빙: \(name))", english: "Duty \(number) of order \(order) done (proof: \(name))"),
                by: environment.actor))
        try EvidenceSeal(environment).seal(
            step: "order-proof", inputs: [],
            results: [
                SealedItem(path: kept, digest: digest),
                SealedItem("order:\(order):\(number)", bytes: Array("\(at.rfc3339()) \(note)".utf8)),
            ])
        return proof
    }

    /// The authority's zone: that of the first jurisdiction, or the company's where the case has none yet.
    private var zone: LegalZone {
        (try? CaseDuties(environment).profile().zone)
            ?? LegalZone(id: "company", fixedOffsetMinutes: environment.configuration.zoneOffsetMinutes)
    }

    /// Copies the file below the store.
    private func keep(_ path: String) throws -> (path: String, digest: String) {
        let bytes = try ByteInput(path: path).readAll(limit: Int(Self.largestProof))
        guard !bytes.isEmpty else { throw ResponseError(.badProof, "the proof is empty", context: [("file", path)]) }
        let digest = SHA256Digest.of(bytes)
        let name = "proofs/\(digest)"
        try environment.folder.make()
        let writer = try CompressedWriter(path: environment.folder.path + "/" + name)
        try writer.write(bytes)
        try writer.finish(durable: true)
        return (name, digest)
    }
}
