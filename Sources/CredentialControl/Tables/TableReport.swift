package import BreachModel

/// What became of each row of a table: `rows == used + unused`, and nothing is dropped quietly.
package struct TableReport: Hashable, Sendable {
    /// More are counted, not kept.
    package static let keptDiagnostics = 1000

    /// The file as the configuration names it.
    package var file: String
    /// SHA-256 of the file as it lies on the disk, in hexadecimal; nil where there is no file.
    package var digest: String?
    /// Rows below the header.
    package var rows = 0
    /// Rows whose content counts, including rows with a cell that could not be read.
    package var used = 0
    /// Rows that repeat an earlier one.
    package var repeated = 0
    /// The first diagnostics, in the order of the file.
    package private(set) var diagnostics: [Diagnostic] = []
    /// How many there are of each kind, kept or not.
    package private(set) var diagnosticCounts: [Diagnostic.Code: Int] = [:]
    /// Whether the file was read to its end.
    package var isComplete = true

    package init(file: String) {
        self.file = file
    }

    /// Rows that could not be used, repeats included.
    package var unused: Int { rows - used }

    /// Counts a diagnostic and keeps it if it is one of the first.
    package mutating func add(_ code: Diagnostic.Code, line: Int? = nil, offset: Int? = nil, _ message: String) {
        diagnosticCounts[code, default: 0] += 1
        if diagnostics.count < Self.keptDiagnostics {
            diagnostics.append(Diagnostic(code: code, file: file, line: line, offset: offset, message: message))
        }
    }
}
