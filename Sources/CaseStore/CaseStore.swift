internal import BreachModel
internal import FoundationEssentials

/// What is kept of one breach case: one SQLite file, `case.sqlite`, in the store folder. The only target that knows SQL.
///
/// Each part has a repository. A call reads in one snapshot or writes in one transaction; it blocks the calling thread.
/// Committed means synced to the disk (WAL with synchronous FULL). Personal data lies in the tables `person`,
/// `person_account`, `scope_person` and `delivery` only.
package final class CaseStore: Sendable {
    /// How a store is opened.
    package enum Access: Hashable, Sendable {
        /// As the one process that writes. Makes folder and file where they are missing.
        case readWrite
        /// To read, beside a writing process.
        case readOnly
    }

    /// The name of the database file in the store folder.
    package static let fileName = "case.sqlite"

    let connection: StoreConnection

    /// Opens the store in a folder.
    ///
    /// - Throws: `locked` where another process writes to it, `noStore` where there is none to read, `newerSchema`,
    ///   `corrupt`, `fullDisk`, `notWritable`, `unsafeSetting`.
    package init(folder: String, access: Access = .readWrite) throws(StoreError) {
        let path = folder + "/" + Self.fileName
        switch access {
        case .readWrite:
            try Self.makeFolder(folder)
            let lock = try StoreLock(path: folder + "/case.lock")
            if !FileManager.default.fileExists(atPath: path) {
                // Made here so that it is the owner's alone: SQLite would follow the umask. An empty file is an empty database.
                _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            }
            connection = try StoreConnection(path: path, lock: lock)
        case .readOnly:
            guard FileManager.default.fileExists(atPath: path) else {
                throw StoreError(
                    .noStore, "there is no case store here", context: [("folder", folder)],
                    hint: "open a case first: haechi case open")
            }
            connection = try StoreConnection(path: path, lock: nil)
        }
    }

    private static func makeFolder(_ folder: String) throws(StoreError) {
        do {
            // 0700: the folder holds personal data.
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw StoreError(
                .notWritable, "the store folder cannot be made", context: [("folder", folder)],
                hint: "check owner and permissions of the folder above")
        }
    }

    /// Facts, awareness candidates, measures, timeline.
    package var cases: CaseRepository { CaseRepository(connection: connection) }
    /// What detection found, and what of it was chosen.
    package var findings: FindingRepository { FindingRepository(connection: connection) }
    /// Versions of the scope, and their people.
    package var scopes: ScopeRepository { ScopeRepository(connection: connection) }
    /// Contact data.
    package var people: PeopleRepository { PeopleRepository(connection: connection) }
    /// Texts, checks and approvals.
    package var notices: NoticeRepository { NoticeRepository(connection: connection) }
    /// Frozen audiences, and one state for each person.
    package var sends: SendRepository { SendRepository(connection: connection) }
    /// Marks on duties, what moves their clocks, and postings.
    package var duties: DutyRepository { DutyRepository(connection: connection) }
    /// Orders of regulators and promises made in public.
    package var promises: PromiseRepository { PromiseRepository(connection: connection) }
    /// What was alarmed already.
    package var alarms: AlarmRepository { AlarmRepository(connection: connection) }

    /// The linked SQLite library; its `warning` belongs on the health page and in the first lines of a server's log.
    package func libraryVersion() throws(StoreError) -> SQLiteVersion { try connection.libraryVersion() }

    /// Runs SQLite's check of the whole file; empty where it is sound. Takes seconds for a large store.
    package func integrityProblems() throws(StoreError) -> [String] { try connection.integrityProblems() }
}
