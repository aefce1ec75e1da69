internal import BreachModel

/// What takes the fields out of one line of some form.
@safe protocol LineParser {
    /// The values of the last line.
    var fields: LineFields { get }

    /// Parses one line.
    ///
    /// - Parameter line: the line without its LF, `LineReader.padding` more bytes being readable behind it.
    /// - Returns: nil if `fields` holds the line's values until the next line, otherwise what is wrong with it.
    mutating func parse(_ line: UnsafeRawBufferPointer) -> Diagnostic.Code?

    /// Whether the line says something of the lines behind it and is no event.
    mutating func takesDirective(_ line: UnsafeRawBufferPointer) -> Bool

    /// Frees what the parser holds.
    func deallocate()
}

extension LineParser {
    /// Most formats have no directives.
    mutating func takesDirective(_ line: UnsafeRawBufferPointer) -> Bool { false }
}
