internal import BreachModel
internal import ByteStreams
internal import Foundation
package import LogScanning

/// Which segments make up the index: those of the last scan, so that a file that was renamed or cut anew is not counted twice.
///
/// It is written last, whole or not at all: a scan that was killed leaves the index of the scan before it.
package struct IndexManifest: Hashable, Sendable, Codable {
    /// One scanned file.
    package struct Entry: Hashable, Sendable, Codable {
        /// The file names of its segments in the index folder, in the order of its parts.
        package var segments: [String]
        /// The log file as reports call it.
        package var source: String
        /// Of the file's whole text as read (`TextFingerprint.text`).
        package var fingerprint: String
        /// Bytes on the disk.
        package var size: Int
        /// For a file whose text is that of another: the other's `source`. Its segments are no part of the index.
        package var sameAs: String?
    }

    /// In order of the log files' names.
    package var entries: [Entry]
    /// Whether a filter chose the lines: such an index cannot say of anyone that they were not seen, and no stage takes it for the whole.
    package var isPartial: Bool?

    package init(_ report: ScanReport, isPartial: Bool = false) {
        self.isPartial = isPartial ? true : nil
        let repeated = report.repeated.map { Self.entry($0.file, sameAs: $0.of.metadata.source) }
        entries = (report.files.map { Self.entry($0) } + repeated).sorted { $0.source < $1.source }
    }

    private static func entry(_ file: ScanReport.File, sameAs: String? = nil) -> Entry {
        let names = file.segments.map { $0.path.split(separator: "/").last.map(String.init) ?? $0.path }
        return Entry(
            segments: names, source: file.metadata.source, fingerprint: file.metadata.fingerprint, size: file.metadata.size, sameAs: sameAs)
    }

    /// Reads the manifest of a folder and the index that it names.
    ///
    /// - Throws: `noIndex` where no scan came to its end.
    package static func index(of folder: ResponseFolder) throws -> AccessIndex {
        guard RawPresence.exists(folder.manifest) else {
            throw LogScanningError(
                .noIndex, "there is no finished index here", context: [("folder", folder.index)],
                hint: "run haechi scan first; after workers scanned parts, run haechi scan --finish")
        }
        let manifest = try StableJSON.read(IndexManifest.self, from: folder.manifest)
        guard manifest.isPartial != true else {
            throw LogScanningError(
                .partialIndex, "this index holds chosen lines only", context: [("folder", folder.index)],
                hint: "scan all lines: haechi scan without --only-credential and --only-origin")
        }
        return AccessIndex(paths: manifest.entries.filter { $0.sameAs == nil }.flatMap(\.segments).map { folder.index + "/" + $0 })
    }

    /// Removes what earlier scans of the same files left: segments under names of theirs that this manifest does not name, and
    /// files that a killed scan did not finish.
    func removeOld(in folder: String) {
        let named = Set(entries.flatMap(\.segments))
        let prefixes = Set(entries.map { LogScanner.segmentPrefix($0.source) })
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where !named.contains(name) {
            // What stands behind the prefix has two hyphens less than its name: state and part.
            let prefix = name.split(separator: "-", omittingEmptySubsequences: false).dropLast(2).joined(separator: "-") + "-"
            if name.hasSuffix(".segment"), prefixes.contains(prefix) { try? FileManager.default.removeItem(atPath: folder + "/" + name) }
        }
        CompressedWriter.removeAbandoned(in: folder)
    }
}
