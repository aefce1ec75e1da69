internal import BreachModel
internal import ByteStreams

extension SegmentMetadata {
    /// Descriptions of whole files from those of their parts, in order of the files' names.
    package static func files(_ segments: [SegmentMetadata]) -> [SegmentMetadata] {
        var files: [ByteText: [SegmentMetadata]] = [:]
        for segment in segments { files[ByteText(segment.source), default: []].append(segment) }
        return files.values.compactMap { parts in
            let parts = parts.sorted { $0.part < $1.part }
            return parts.dropFirst().reduce(into: parts.first) { $0?.append($1) }
        }.sorted { $0.source.utf8.lexicographicallyPrecedes($1.source.utf8) }
    }

    /// Whether its numbers are such that adding those of many segments cannot overflow.
    var isPlausible: Bool {
        let lines = [counts.lines, counts.events, counts.blank, counts.unreadable, counts.successful, counts.unmapped]
        let places = diagnostics.flatMap { [$0.line ?? 0, $0.offset ?? 0] }
        let numbers = lines + places + [size, part, parts, start] + hours.values + unmappedRoutes.values + (pages ?? [:]).values
        return numbers.allSatisfy { (0...1 << 60).contains($0) } && lines.allSatisfy { $0 < 1 << 48 } && part < parts
    }

    /// Takes the next part of the same file in.
    mutating func append(_ next: SegmentMetadata) {
        add(next.diagnostics, linesBefore: counts.lines)
        counts += next.counts
        first = [first, next.first].compactMap(\.self).min()
        last = [last, next.last].compactMap(\.self).max()
        hours.merge(next.hours, uniquingKeysWith: +)
        unmappedRoutes.merge(next.unmappedRoutes, uniquingKeysWith: +)
        truncated = truncated || next.truncated
        if let more = next.pages { pages = pages.map { $0.merging(more, uniquingKeysWith: +) } ?? more }
        if let more = next.producers { producers = producers.map { $0.merging(more) { $0.joined($1) } } ?? more }
        if var all = TextFingerprint(text: fingerprint), let more = TextFingerprint(text: next.fingerprint) {
            all.append(more)
            fingerprint = all.text
        }
    }

    /// Lines of a part are counted from its start, those of a file from the file's. Trouble with the file is said once.
    private mutating func add(_ more: [Diagnostic], linesBefore: Int) {
        for var diagnostic in more where diagnostics.count < LogScanner.diagnosticsPerFile {
            if let line = diagnostic.line {
                diagnostic.line = line + linesBefore
            } else if diagnostics.contains(where: { $0.line == nil && $0.code == diagnostic.code }) {
                continue
            }
            diagnostics.append(diagnostic)
        }
    }
}
