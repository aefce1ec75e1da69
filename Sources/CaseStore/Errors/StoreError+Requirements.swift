internal import BreachModel

extension HaechiError where Code == StoreErrorCode {
    /// Refuses an empty text.
    static func require(_ text: String, _ name: String) throws(StoreError) {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw StoreError(.missingValue, "a required text is empty", context: [("field", name)])
        }
    }
}
