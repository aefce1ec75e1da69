internal import BreachModel
package import LogScanning

/// Which segments make up the index: those of the last scan, so that a file that was renamed or cut anew is not counted twice.
package struct IndexManifest: Hashable, Sendable, Codable {
    /// One scanned file.
    package struct Entry: Hashable, Sendable, Codable {
        /// The segment's file name in the index folder.
        package var segment: String
        /// The log file as reports call it.
        package var source: String
        /// SHA-256 of the log file's bytes as read.
        package var digest: String
        package var size: Int
    }

    /// In order of the log files' names.
    package var entries: [Entry]

    package init(_ report: ScanReport) {
        entries = report.files.map { file in
            let name = file.segment.split(separator: "/").last.map(String.init) ?? file.segment
            return Entry(segment: name, source: file.metadata.source, digest: file.metadata.digest, size: file.metadata.size)
        }.sorted { $0.source < $1.source }
    }

    /// Reads the manifest of a folder and the index that it names.
    ///
    /// - Throws: `noIndex` where nothing was scanned.
    package static func index(of folder: ResponseFolder) throws -> AccessIndex {
        guard let manifest = try? StableJSON.read(IndexManifest.self, from: folder.manifest) else {
            return try AccessIndex(folder: folder.index)
        }
        return AccessIndex(paths: manifest.entries.map { folder.index + "/" + $0.segment })
    }
}
