internal import BreachModel
internal import GRDB

extension Row {
    /// The moment in a column of milliseconds.
    func instant(_ column: String) -> Instant {
        Instant(milliseconds: self[column])
    }

    /// The moment in a column of milliseconds; nil for NULL.
    func optionalInstant(_ column: String) -> Instant? {
        (self[column] as Int64?).map(Instant.init(milliseconds:))
    }

    /// The value that a column names.
    func named<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
        guard let value = Value(rawValue: self[column]) else {
            throw StoreError(.corrupt, "a stored name is not known", context: [("column", column)])
        }
        return value
    }
}
