/// Who is logged in to the console.
package struct ConsoleSession: Sendable {
    /// The operator's name, which later goes with what the operator does.
    package let name: String
    /// Stands in every form; a request without it came from elsewhere.
    package let csrf: String
}
