package import BreachModel
internal import ByteStreams
internal import Foundation

/// Tells the form of a log from its beginning.
package enum LogFormatDetector {
    /// What a file seems to be, and by what.
    package struct Answer: Hashable, Sendable {
        /// Nil where no known form fits.
        package var format: LogSource.Format?
        /// What was seen, without a value of the log.
        package var seen: String
        /// Keys of JSON objects in the order of their names; empty for text.
        package var keys: [String]
        /// Whether there is nothing in the file but white space, so that it is of any form.
        package var isBlank = false
    }

    /// Bytes of the decompressed text that are looked at.
    static let sampleSize = 256 * 1024
    /// Lines of the sample that are looked at.
    static let sampleLines = 100

    /// - Throws: `input` if the file cannot be read.
    package static func detect(path: String) throws(LogScanningError) -> Answer {
        do throws(ByteStreamError) {
            let input = try ByteInput(path: path)
            var sample: [UInt8] = []
            // SAFETY: freed below; `read` writes no more than the buffer holds.
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 8)
            defer { unsafe buffer.deallocate() }
            while sample.count < sampleSize {
                do throws(ByteStreamError) {
                    let count = try unsafe input.read(into: buffer)
                    if count == 0 { break }
                    unsafe sample += buffer[..<count]
                } catch {
                    // A file cut short tells its form all the same.
                    if sample.isEmpty { throw error }
                    break
                }
            }
            return detect(sample)
        } catch { throw LogScanningError(.input, from: error) }
    }

    /// - Parameter sample: the text's first bytes, the last line possibly cut.
    static func detect(_ sample: [UInt8]) -> Answer {
        var text = sample[...]
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        guard let first = text.first(where: { $0 > 0x20 }) else {
            return Answer(format: nil, seen: "nothing but white space", keys: [], isBlank: sample.count < sampleSize)
        }
        if first == 0x7B || first == 0x5B { return json(text) }
        if first == 0x23 { return directives(text) }
        return lines(text)
    }

    // MARK: JSON

    private static func json(_ text: ArraySlice<UInt8>) -> Answer {
        let head = String(decoding: text.prefix(4096).filter { $0 > 0x20 }, as: UTF8.self)
        if head.hasPrefix("{\"resourceLogs\":") { return Answer(format: .otlp, seen: "a document with resourceLogs", keys: []) }
        if head.hasPrefix("{\"Records\":[") { return Answer(format: .cloudTrail, seen: "a document with Records", keys: []) }
        var keys: Set<String> = []
        var objects = 0
        var others = 0
        for line in whole(text) {
            guard let object = try? JSONSerialization.jsonObject(with: Data(line)) as? [String: Any] else {
                others += 1
                continue
            }
            objects += 1
            for (key, value) in object {
                keys.insert(key)
                for inner in (value as? [String: Any] ?? [:]).keys { keys.insert(key + "." + inner) }
            }
        }
        guard objects > others else { return Answer(format: nil, seen: "JSON that is not one object a line", keys: []) }
        let seen = "one JSON object a line (\(objects) of \(objects + others) lines)"
        if keys.contains("class_uid"), keys.contains("metadata") {
            return Answer(format: .ocsf, seen: seen + ", with class_uid and metadata", keys: keys.sorted())
        }
        if keys.contains("@timestamp"),
            keys.contains("ecs.version") || keys.contains("ecs") || keys.contains("url.path") || keys.contains("source.ip")
        {
            return Answer(format: .ecs, seen: seen + ", with @timestamp and fields of ECS", keys: keys.sorted())
        }
        return Answer(format: .jsonLines, seen: seen, keys: keys.sorted())
    }

    // MARK: Text

    private static func directives(_ text: ArraySlice<UInt8>) -> Answer {
        let hasFields = whole(text).contains { $0.starts(with: "#Fields:".utf8) }
        return hasFields
            ? Answer(format: .w3c, seen: "a #Fields: line", keys: [])
            : Answer(format: nil, seen: "text that begins with #, without a #Fields: line", keys: [])
    }

    private static func lines(_ text: ArraySlice<UInt8>) -> Answer {
        let lines = whole(text)
        var pattern = PatternLineParser(.applicationLoadBalancer)
        var combined = CombinedLineParser()
        defer {
            pattern.deallocate()
            combined.deallocate()
        }
        let kinds: Set<String> = ["http", "https", "h2", "grpcs", "ws", "wss"]
        var balancer = 0
        var plain = 0
        for line in lines {
            // SAFETY: the line is padded as the parsers ask, and used within the closure.
            let padded = Array(line) + [UInt8](repeating: 0, count: LineReader.padding)
            unsafe padded.withUnsafeBytes { bytes in
                let line = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - LineReader.padding)])
                let word = unsafe String(decoding: line.prefix { $0 != 0x20 }.prefix(8), as: UTF8.self)
                if kinds.contains(word), unsafe pattern.parse(line) == nil { balancer += 1 }
                if unsafe combined.parse(line) == nil { plain += 1 }
            }
        }
        let count = "\(max(balancer, plain)) of \(lines.count) lines"
        if balancer * 2 > lines.count {
            return Answer(format: .loadBalancer, seen: "lines of an Application Load Balancer (\(count))", keys: [])
        }
        if plain * 2 > lines.count { return Answer(format: .combined, seen: "the Combined or Common Log Format (\(count))", keys: []) }
        return Answer(format: nil, seen: "text lines of no known form", keys: [])
    }

    /// The sample's lines without their ends; a last line that the sample cuts is left out where there are others.
    private static func whole(_ text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var lines = text.split(separator: 0x0A, maxSplits: sampleLines, omittingEmptySubsequences: true)
        if lines.count > 1, text.last != 0x0A || lines.count > sampleLines { lines.removeLast() }
        return lines.filter { line in line.contains { $0 > 0x20 } }
    }
}
