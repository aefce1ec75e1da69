/// What is to be said of a file that was read, though its bytes could be.
package enum InputRemark: Hashable, Sendable {
    /// Its size or time of change was another after it was read than before.
    case changed(from: Int, to: Int)
    /// Its name belongs to another file now: what was read is the old one's.
    case replaced
    /// Zero bytes follow the last gzip member, as tapes and disks leave them.
    case zeroPadding(bytes: Int)
}
