package import BreachModel
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
    /// By log source: a digest of how its lines were read (`LogScanner.reading`). Rows name rules and states by number, which mean nothing under
    /// another configuration.
    package var readAs: [String: String]?
    /// Digest of the table of issued tokens that the lines were held against; nil where there was none.
    package var issuance: String?

    /// - Parameters:
    ///   - configuration: by which the logs were read.
    ///   - issuance: digest of the table of issued tokens.
    package init(_ report: ScanReport, configuration: HaechiConfiguration, issuance: String?, isPartial: Bool = false) {
        self.isPartial = isPartial ? true : nil
        self.issuance = issuance
        let names = Set(report.files.map(\.metadata.logName) + report.repeated.map(\.file.metadata.logName))
        readAs = Self.readings(configuration).filter { names.contains($0.key) }
        let repeated = report.repeated.map { Self.entry($0.file, sameAs: $0.of.metadata.source) }
        entries = (report.files.map { Self.entry($0) } + repeated).sorted { $0.source < $1.source }
    }

    private static func entry(_ file: ScanReport.File, sameAs: String? = nil) -> Entry {
        let names = file.segments.map { $0.path.split(separator: "/").last.map(String.init) ?? $0.path }
        return Entry(
            segments: names, source: file.metadata.source, fingerprint: file.metadata.fingerprint, size: file.metadata.size, sameAs: sameAs)
    }

    private static func readings(_ configuration: HaechiConfiguration) -> [String: String] {
        Dictionary(
            configuration.logs.map { ($0.name, LogScanner.reading(of: $0, routes: configuration.routes)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Whether rows mean under this configuration what they meant when they were made.
    ///
    /// - Parameter tokens: whether it matters which tokens were issued.
    /// - Throws: `staleIndex` if not.
    fileprivate func mustFit(_ configuration: HaechiConfiguration, tokens: Bool) throws {
        let hint = "run haechi scan: it reads again what the change concerns"
        let now = Self.readings(configuration)
        for (name, digest) in (readAs ?? [:]).sorted(by: { $0.key < $1.key }) where now[name] != digest {
            throw LogScanningError(
                .staleIndex, "the index was made when haechi.yaml read this log, or its routes, in another way", context: [("log", name)],
                hint: hint)
        }
        guard readAs != nil else {
            throw LogScanningError(.staleIndex, "the index does not say how its logs were read", hint: hint)
        }
        guard tokens else { return }
        let table = try configuration.credentials.issuance.map { try SHA256Digest.ofFile(configuration.resolve($0.path)) }
        guard table == issuance else {
            throw LogScanningError(.staleIndex, "the table of issued tokens is another one than when the logs were scanned", hint: hint)
        }
    }

    /// Reads the manifest of a folder and the index that it names, whatever the configuration says now.
    ///
    /// - Throws: `noIndex` where no scan came to its end, `damagedFile`, `partialIndex`.
    static func index(of folder: ResponseFolder) throws -> AccessIndex { try read(folder).index(in: folder) }

    private func index(in folder: ResponseFolder) -> AccessIndex {
        AccessIndex(paths: entries.filter { $0.sameAs == nil }.flatMap(\.segments).map { folder.index + "/" + $0 })
    }

    /// The index that a folder's manifest names, if its rows mean what the configuration says now.
    ///
    /// - Throws: `noIndex` where no scan came to its end; `staleIndex` where the configuration is another one.
    fileprivate static func index(of folder: ResponseFolder, fitting configuration: HaechiConfiguration, tokens: Bool) throws -> AccessIndex
    {
        let manifest = try read(folder)
        try manifest.mustFit(configuration, tokens: tokens)
        return manifest.index(in: folder)
    }

    private static func read(_ folder: ResponseFolder) throws -> IndexManifest {
        guard RawPresence.exists(folder.manifest) else {
            throw LogScanningError(
                .noIndex, "there is no finished index here", context: [("folder", folder.index)],
                hint: "run haechi scan first; after workers scanned parts, run haechi scan --finish")
        }
        let manifest = try StableJSON.read(
            IndexManifest.self, from: folder.manifest, hint: "run haechi scan again, or restore the index folder from a backup")
        guard manifest.isPartial != true else {
            throw LogScanningError(
                .partialIndex, "this index holds chosen lines only", context: [("folder", folder.index)],
                hint: "scan all lines: haechi scan without --only-credential and --only-origin")
        }
        return manifest
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

extension ResponseEnvironment {
    /// The index, for questions: its rows mean what the configuration says now.
    ///
    /// - Parameters:
    ///   - other: another folder than the store's own.
    ///   - indicators: what is asked for; only where one of them asks for tokens that were never issued is the table of issued ones looked at.
    /// - Throws: `noIndex` where no scan came to its end; `staleIndex` where the configuration is another one than when the logs were scanned.
    func index(of other: ResponseFolder? = nil, for indicators: [Indicator] = []) throws -> AccessIndex {
        try IndexManifest.index(of: other ?? folder, fitting: configuration, tokens: indicators.contains(where: \.onlyTokensNeverIssued))
    }
}
