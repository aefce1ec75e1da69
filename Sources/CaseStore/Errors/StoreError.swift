package import BreachModel

/// What `CaseStore` throws.
package typealias StoreError = HaechiError<StoreErrorCode>

/// Stable names of what can go wrong with the store.
package enum StoreErrorCode: String, Hashable, Sendable, CaseIterable {
    /// There is no room for the write; what was stored before is untouched.
    case fullDisk = "full-disk"
    /// Another process holds the store open for writing, or held a lock longer than the busy timeout.
    case locked = "store-locked"
    /// The file is damaged, or is no SQLite database.
    case corrupt = "store-corrupt"
    /// A newer version of this program has written the file.
    case newerSchema = "newer-schema"
    /// The folder or file cannot be written.
    case notWritable = "not-writable"
    /// There is no store in that folder.
    case noStore = "no-store"
    /// The device refused to read, write or sync.
    case deviceFailed = "device-failed"
    /// The linked SQLite did not accept a setting that keeps data safe.
    case unsafeSetting = "unsafe-setting"
    /// No such case, scope, notice, send or person.
    case notFound = "not-found"
    /// It exists already, and is never replaced.
    case alreadyExists = "already-exists"
    /// It can no longer be changed: a scope, an approved notice, a confirmed delivery, an entry of an append-only list.
    case immutable
    /// The change is not one that the present state allows.
    case illegalTransition = "illegal-transition"
    /// What is to be stored contradicts itself, or what is stored does.
    case inconsistent
    /// A required text is empty.
    case missingValue = "missing-value"
    /// Anything that has no name of its own; carries SQLite's result code.
    case unexpected = "store-unexpected"
}
