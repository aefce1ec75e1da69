import BreachModel

@testable import ByteStreams
@testable import LogScanning

/// A question to a log that parses only lines which can matter, held against one that parses all.
enum FuzzFilter {
    private static let file = FuzzFile()
    private static let source = LogSource(
        name: "fuzz", paths: [], format: .jsonLines, fields: FuzzLines.mapping, deduplication: .none, rhythm: .daily)
    private static let table = try? RouteTable([
        RouteRule(method: "GET", pattern: "/m/{subject}"), RouteRule(method: nil, pattern: "/x"),
    ])
    /// One credential, of which all bytes are searched for; many, which are not searched for since some are too short to be told by how they
    /// begin; and many that are, of which two begin alike.
    private static let few = Indicator(credentials: ["k"])
    private static let many = Indicator(credentials: ["k", "l", "m", "n", "o", "p"])
    private static let long = Indicator(credentials: Set(longNames.map { CredentialID($0) }))
    private static let longNames = ["key-0001", "key-0002", "key-0002-b", "key-00-3", "another-key", "k\u{E9}y-0005"]

    static func filter(_ bytes: [UInt8]) {
        file.holding(bytes) { path in
            guard let table else { return }
            let (quick, slow, told) = (views(path, few, table), views(path, many, table), views(path, long, table))
            // Of the lines that one credential means, the other question gives at least as many.
            precondition(quick.count <= slow.count, "a line was found that is not there")
            if Compression(firstBytes: bytes) == .none {
                let expected = exact(bytes, table)
                func subjects(_ credentials: [String]) -> [String] {
                    expected.filter { found in credentials.contains { $0.utf8.elementsEqual(found.credential) } }.map(\.subject)
                }
                precondition(quick == subjects(["k"]), "a line that matters was passed over, or taken twice")
                precondition(told == subjects(longNames), "a line was told by how its credential begins, and wrongly")
                precondition(slow == subjects(["k", "l", "m", "n", "o", "p"]), "lines were parsed differently")
            }
        }
    }

    private static func views(_ path: String, _ indicator: Indicator, _ table: RouteTable) -> [String] {
        let job = LogScanner.Job(path: path, name: "fuzz", source: source)
        let plan = FilePlan(job: job, stamp: nil, parts: [.whole()])
        guard let glance = try? LogGlance([indicator], routes: table, shows: [true, false]) else { return [] }
        var all: [String] = []
        _ = try? glance.read(.whole(), of: plan) { views, subject in
            all += views.subjects.map { subject(SubjectKey(stored: $0)) ?? "-" }
        }
        return all
    }

    /// What the exact parser finds in every line.
    private static func exact(_ bytes: [UInt8], _ table: RouteTable) -> [(subject: String, credential: [UInt8])] {
        guard Compression.foreignName(firstBytes: Array(bytes.prefix(Compression.headSize))) == nil else { return [] }
        var parser = JSONLineParser(FuzzLines.tree)
        defer { parser.deallocate() }
        let routes = RouteReader(table)
        var found: [(subject: String, credential: [UInt8])] = []
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        for line in text.split(separator: 0x0A) {
            unsafe FuzzLines.withPaddedLine(Array(line)) { line in
                var check = FieldCheck()
                guard unsafe parser.parse(line) == nil, case .success(let values) = check(parser.fields, isASCII: false),
                    (200...299).contains(values.status)
                else { return }
                // SAFETY: fields are read before the parser's next line.
                let credential = unsafe Array(parser.fields[.credential].bytes)
                unsafe routes.read(parser.fields, in: nil) { (rule, subject: UnsafeRawBufferPointer?) in
                    guard rule == 0, let subject = unsafe subject, unsafe !subject.isEmpty else { return }
                    found.append((unsafe String(decoding: subject, as: UTF8.self), credential))
                }
            }
        }
        return found
    }
}
