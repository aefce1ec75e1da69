package import BreachModel
internal import ByteStreams

/// Reads a people's file line by line: memory is bounded by the longest line.
package final class PeopleFileReader {
    private static let lineLimit = 1 << 26
    private let input: ByteInput
    private var chunk = [UInt8](repeating: 0, count: ByteInput.chunkSize)
    private var filled = 0
    private var position = 0
    private var tree: MerkleTree?
    /// Lines given out so far.
    package private(set) var lineNumber = 0

    /// The root over the lines given out so far; nil where it was not wanted.
    package var root: String? { tree?.root }

    /// - Parameter computingRoot: whether `root` is wanted, which takes two digests a line.
    /// - Throws: `people` if the file cannot be opened.
    package init(path: String, computingRoot: Bool = false) throws(ScopingError) {
        tree = computingRoot ? MerkleTree() : nil
        do throws(ByteStreamError) { input = try ByteInput(path: path) } catch { throw ScopingError(.people, from: error) }
    }

    /// The root over a file's lines, whatever they say.
    ///
    /// - Throws: `people` if the file cannot be read, or ends in the middle of a line.
    package static func root(ofFile path: String) throws(ScopingError) -> String {
        let reader = try PeopleFileReader(path: path, computingRoot: true)
        while try reader.next() != nil {}
        return reader.root ?? ""
    }

    /// The next line without its line end; nil at the end of the file.
    ///
    /// - Throws: `people` if the file cannot be read on, or ends in the middle of a line.
    package func next() throws(ScopingError) -> [UInt8]? {
        var line: [UInt8] = []
        while true {
            if position == filled {
                do throws(ByteStreamError) { filled = try ByteInput.fill(&chunk, from: input) } catch {
                    throw ScopingError(.people, from: error)
                }
                position = 0
                if filled == 0 {
                    guard line.isEmpty else { throw damaged("the file ends in the middle of a line", line: lineNumber + 1) }
                    return nil
                }
            }
            let end = chunk[position..<filled].firstIndex(of: 0x0A)
            line += chunk[position..<(end ?? filled)]
            position = end.map { $0 + 1 } ?? filled
            if end != nil {
                lineNumber += 1
                tree?.add(line)
                return line
            }
            guard line.count <= Self.lineLimit else { throw damaged("a line has no end", line: lineNumber + 1) }
        }
    }

    /// The next person; nil at the end of the file.
    ///
    /// - Throws: as `next`, and `people` for a line that is no person's.
    package func nextPerson() throws(ScopingError) -> PersonExposure? {
        guard let line = try next() else { return nil }
        guard let person = PersonRecord.person(line) else { throw damaged("the line is no person's", line: lineNumber) }
        return person
    }

    /// - Parameter line: from 1.
    private func damaged(_ message: String, line: Int) -> ScopingError {
        ScopingError(.people, message, context: [("file", input.path), ("line", "\(line)")])
    }
}
