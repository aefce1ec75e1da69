import BreachModel

@testable import ByteStreams
@testable import LogScanning

/// Documents that hold records.
enum FuzzRecords {
    private static let file = FuzzFile()

    /// By the first byte: CloudTrail's form or OTLP's.
    static func records(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        let text = Array(bytes.dropFirst())
        file.holding(text) { choice % 2 == 0 ? cloudTrail($0, text) : otlp($0, text) }
    }

    private static func cloudTrail(_ path: String, _ text: [UInt8]) {
        var parser = PresetLineParser(.cloudTrail)
        defer { parser.deallocate() }
        // SAFETY: a record is used before the reader goes on.
        unsafe each(path, .cloudTrail, text) { record, _ in _ = unsafe parser.parse(record) }
    }

    private static func otlp(_ path: String, _ text: [UInt8]) {
        var parser = OTLPRecordParser(fields: FieldMapping(time: "", route: "", status: ""))
        defer { parser.deallocate() }
        unsafe each(path, .otlp, text) { record, shared in _ = unsafe parser.parse(record, shared: shared) }
    }

    private static func each(
        _ path: String, _ shape: RecordReader.Shape, _ text: [UInt8], _ body: (UnsafeRawBufferPointer, [UInt8]) -> Void
    ) {
        guard let input = try? ByteInput(path: path) else { return }
        let isPlain = input.compression == .none
        let reader = RecordReader(input: input, shape: shape)
        var (count, end) = (0, 0)
        while let outcome = try? reader.next() {
            if case .end = outcome { break }
            count += 1
            precondition(reader.recordNumber == count, "records are not counted one by one")
            guard case .line(let record) = outcome else { continue }
            let start = reader.recordOffset
            if isPlain {
                precondition(start >= end && start + record.count <= text.count, "records overlap, or reach out of the text")
                // SAFETY: the record is compared before the reader goes on.
                let isThere = unsafe record.elementsEqual(text[start..<(start + record.count)])
                precondition(isThere, "a record is not where it is said to be")
            }
            end = start + record.count
            unsafe body(record, reader.shared)
            // What is packed may hold any number of records.
            if count > 10_000 { break }
        }
    }
}
