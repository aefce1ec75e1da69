internal import BreachModel

/// Reads the people of a world's truth in their order.
package struct TruthPeople {
    private var lines: RecordLines

    /// - Parameter folder: the folder of the world.
    package init(folder: String) throws(DrillError) {
        lines = try RecordLines(path: folder + "/" + TruthWriter.peopleFile)
    }

    /// The next person; nil after the last.
    package mutating func next() throws(DrillError) -> TruthPerson? {
        guard let line = try lines.next() else { return nil }
        do { return try TruthPerson(JSONCursor(line)) } catch { throw lines.malformed("this is no person of a rehearsal's truth") }
    }
}
