/// The version of the SQLite library that the program is linked with, and what is known of it.
package struct SQLiteVersion: Hashable, Sendable {
    /// As `sqlite3_libversion_number` gives it: 3.40.1 is 3040001.
    package var number: Int

    package init(number: Int) {
        self.number = number
    }

    /// What is known of the WAL-reset bug (corruption when two connections write or checkpoint at once).
    package enum Verdict: Hashable, Sendable {
        case fixed
        /// Affected, unless the distribution patched it without changing the number.
        case affected
        /// 3.52.0 was withdrawn by its makers.
        case withdrawn
    }

    /// Source: sqlite.org, "Write-Ahead Logging", section "The WAL-reset bug": present from 3.7.0, fixed in 3.51.3,
    /// 3.50.7 and 3.44.6.
    package var verdict: Verdict {
        switch number {
        case ..<3_007_000: .fixed
        case 3_044_006..<3_045_000, 3_050_007..<3_051_000, 3_051_003..<3_052_000: .fixed
        case 3_052_000: .withdrawn
        case 3_052_001...: .fixed
        default: .affected
        }
    }

    /// `3.40.1`.
    package var text: String {
        "\(number / 1_000_000).\(number / 1000 % 1000).\(number % 1000)"
    }

    /// One sentence for the operator; nil where nothing is to be said.
    package var warning: String? {
        switch verdict {
        case .fixed: nil
        case .affected:
            "SQLite \(text) can damage a file that two programs write at once (unless the distribution patched it): "
                + "open the live store with no other program; back it up with haechi only"
        case .withdrawn:
            "SQLite \(text) was withdrawn by its makers: install a later version"
        }
    }
}
