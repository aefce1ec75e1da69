internal import BreachModel
internal import GRDB

extension HaechiError where Code == StoreErrorCode {
    /// Turns anything thrown inside a transaction into a store error.
    ///
    /// SQLite's own message is dropped but for its result code: it may quote SQL with personal data in it.
    static func mapping(_ error: any Error) -> StoreError {
        if let error = error as? StoreError { return error }
        guard let error = error as? DatabaseError else {
            return StoreError(.unexpected, "a stored value could not be read or written")
        }
        return mapping(error)
    }

    private static func mapping(_ error: DatabaseError) -> StoreError {
        let context = [(name: "sqlite", value: String(error.extendedResultCode.rawValue))]
        switch error.resultCode {
        // On a full disk the file beside the database that its connections share cannot grow; SQLite calls that an I/O error.
        case .SQLITE_FULL,
            .SQLITE_IOERR where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE:
            return StoreError(
                .fullDisk, "no space left for the case store; nothing was changed", context: context,
                hint: "free space on the store's disk and run the command again")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return StoreError(
                .locked, "the case store is locked by another process", context: context,
                hint: "wait for the other command to end, or stop it")
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            return StoreError(
                .corrupt, "the case store is damaged", context: context,
                hint: "keep the damaged file, restore the newest backup beside it and compare")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN:
            return StoreError(
                .notWritable, "the case store cannot be opened for this", context: context,
                hint: "check owner and permissions of the store folder, and that it is a folder")
        case .SQLITE_IOERR:
            return StoreError(
                .deviceFailed, "the device refused a read, a write or a sync", context: context,
                hint: "check the disk; restart before trusting anything written after this")
        case .SQLITE_CONSTRAINT: return constraint(error, context)
        default: return StoreError(.unexpected, "the case store refused a statement", context: context)
        }
    }

    private static func constraint(_ error: DatabaseError, _ context: [(name: String, value: String)]) -> StoreError {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_TRIGGER:
            return StoreError(.immutable, "what is stored there is never changed", context: context)
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY:
            return StoreError(.alreadyExists, "an entry with the same name is stored already", context: context)
        case .SQLITE_CONSTRAINT_FOREIGNKEY:
            return StoreError(.notFound, "it refers to something that is not stored", context: context)
        default:
            return StoreError(.inconsistent, "the entry breaks a rule of the store", context: context)
        }
    }
}
