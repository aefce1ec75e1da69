/// Exit codes of every command, in one place. `docs/commands.md` lists them for users.
///
/// 0, 1, 2 and 64 follow the notice checker's contract; 64 to 75 are those of sysexits.h.
package enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
    case success = 0
    /// It ran, and the answer is no: findings at ERROR, a score that is not exact, a chain that is broken.
    case negative = 1
    /// A notice was refused: a finding at BLOCK.
    case refused = 2
    /// The command line is wrong.
    case usage = 64
    /// The configuration is wrong, a file of the store is damaged, or input could not be read, or not to its end.
    case badInput = 65
    /// Something that the command needs is missing: an index, a case, a scope.
    case missing = 66
    /// An error inside Haechi.
    case software = 70
    /// The disk is full or fails, a file cannot be written, the store is locked.
    case cannotWrite = 74
    /// It may work later: a carrier is out of reach.
    case later = 75
}
