internal import BreachModel
internal import ByteStreams
internal import Detection
internal import Scoping

extension MemberList {
    /// Reads the ids of the member export.
    ///
    /// - Parameters:
    ///   - source: the export.
    ///   - path: where it lies.
    /// - Throws: `people-unreadable`, as every stage does that reads the export. Damaged rows are left out, as they are there.
    init(_ source: TableSource, path: String) throws(ScopingError) {
        self.init()
        do throws(ByteStreamError) {
            let table = try NamedTable(path: path, source: source, required: ["subject"])
            let subject = table.position("subject") ?? 0
            var row = DelimitedRecord()
            while try table.next(&row) {
                if row.count == table.width, !row.bytes(subject).isEmpty { insert(row.bytes(subject)) }
            }
        } catch {
            throw ScopingError(.people, from: error)
        }
    }
}
