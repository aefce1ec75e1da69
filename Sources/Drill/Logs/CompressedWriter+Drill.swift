internal import ByteStreams

extension CompressedWriter {
    /// Opens a file of the world for writing.
    static func open(_ path: String) throws(DrillError) -> CompressedWriter {
        do { return try CompressedWriter(path: path) } catch { throw DrillError(writing: error) }
    }

    /// Ends the file and gives it its name.
    func close() throws(DrillError) {
        do { try finish() } catch { throw DrillError(writing: error) }
    }
}
