internal import Glibc

/// Whether files are there.
package enum RawPresence {
    package static func exists(_ path: String) -> Bool {
        // SAFETY: the path is a string that lives through the call.
        unsafe access(path, F_OK) == 0
    }
}
