internal import Glibc

/// Whether files are there.
package enum RawPresence {
    package static func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }
}
