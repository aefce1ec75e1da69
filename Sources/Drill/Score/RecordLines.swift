internal import BreachModel
internal import ByteStreams

/// The lines of a file of people, one at a time, in whatever compression.
struct RecordLines {
    private let input: ByteInput
    private let path: String
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)
    private var filled = 0
    private var position = 0
    /// Number of the line given last, from 1.
    private(set) var number = 0

    init(path: String) throws(DrillError) {
        self.path = path
        do { input = try ByteInput(path: path) } catch { throw DrillError(reading: error) }
    }

    /// The next line without its line end; nil at the end of the file.
    mutating func next() throws(DrillError) -> [UInt8]? {
        var line: [UInt8] = []
        while true {
            if position == filled {
                do { filled = try input.read(into: &chunk) } catch { throw DrillError(reading: error) }
                position = 0
                if filled == 0 {
                    number += 1
                    return line.isEmpty ? nil : line
                }
            }
            if let end = chunk[position..<filled].firstIndex(of: 0x0A) {
                line += chunk[position..<end]
                position = end + 1
                number += 1
                return line
            }
            line += chunk[position..<filled]
            position = filled
        }
    }

    /// The error for the line given last.
    func malformed(_ message: String) -> DrillError {
        DrillError(.badRecord, message, context: [("file", path), ("line", "\(number)")])
    }
}
