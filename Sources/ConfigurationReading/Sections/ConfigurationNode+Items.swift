internal import BreachModel

extension ConfigurationNode {
    /// The section `items`: each key declares an item; well-known ones need no more than their name.
    func items() -> [DataItem] {
        guard let entries = entries(expected: "the names of data items") else { return [] }
        let items = entries.compactMap { entry -> DataItem? in
            guard Self.isItemName(entry.key) else {
                problems.add(
                    .badValue, at: entry.place, path: path, "has an item whose name has other signs than a-z, 0-9 and -",
                    hint: "write it like entrance-code")
                return nil
            }
            return entry.value.item(DataItemID(entry.key))
        }
        if entries.isEmpty { report(.badValue, "declares no item", hint: "declare at least one, such as `name:`") }
        return items
    }

    private static func isItemName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 64 && !name.hasPrefix("-")
            && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    private func item(_ id: DataItemID) -> DataItem? {
        let known = ItemCatalogue.item(id)
        if isNull {
            if known == nil { report(.missingKey, "is no well-known item, expected the keys ko, en and class") }
            return known
        }
        guard let keys = keys(["ko", "en", "ja", "class"]) else { return nil }
        let text = { (key: String, language: String, known: String?) -> String? in
            if keys[key] == nil, let known { return known }
            return keys.required(key, expected: "its name in \(language)")?.text(expected: "its name in \(language)")
        }
        let korean = text("ko", "Korean", known?.korean)
        let english = text("en", "English", known?.english)
        var legalClass = known?.legalClass
        if keys["class"] != nil || known == nil {
            legalClass = keys.required("class", expected: "its legal class")?.word(DataItem.LegalClass.self)
        }
        guard let korean, let english, let legalClass else { return nil }
        let japanese = keys["ja"]?.text(expected: "its name in Japanese")
        return DataItem(id: id, korean: korean, english: english, legalClass: legalClass, japanese: japanese)
    }
}
