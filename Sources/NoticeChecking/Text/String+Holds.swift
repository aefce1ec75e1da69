extension String {
    /// Whether `needle` stands in the text, byte for byte. The library's search compares characters and is many times slower.
    func holds(_ needle: String) -> Bool {
        let text = utf8Span.span
        let words = needle.utf8Span.span
        guard words.count > 0, words.count <= text.count else { return words.count == 0 }
        let first = words[0]
        for start in 0...(text.count - words.count) where text[start] == first {
            var index = 1
            while index < words.count, text[start + index] == words[index] { index += 1 }
            if index == words.count { return true }
        }
        return false
    }
}

extension Substring {
    /// Whether `needle` stands in the text, byte for byte.
    func holds(_ needle: String) -> Bool { String(self).holds(needle) }
}
