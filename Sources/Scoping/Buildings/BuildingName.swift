/// The building in an address: the same text for every flat of a house, however the address was written.
///
/// Kept are town, district, road and number (or lot), and the block of an estate (`101동`), since each block has a door of its own.
/// Dropped are flat, floor, the building's name behind its number, remarks in brackets and everything behind the first line. Provinces have
/// their short names. A Korean and an English spelling of one address are two buildings: nothing is romanised.
enum BuildingName {
    /// The name; nil where the address holds no letter or digit.
    static func of(_ address: String) -> String? {
        let line = normalised(address)
        guard !line.isEmpty else { return nil }
        let name = line.utf8.contains { $0 >= 0x80 } ? korean(line) : english(line)
        return name.isEmpty ? nil : name
    }

    /// The first line in lower case with plain digits, without what stands in brackets, single spaces between words.
    private static func normalised(_ address: String) -> String {
        var text = ""
        var depth = 0
        for scalar in address.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x0D:
                if !text.allSatisfy(\.isWhitespace) { return text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
            case 0x28, 0x5B, 0xFF08: depth += 1
            case 0x29, 0x5D, 0xFF09: depth = max(0, depth - 1)
            case _ where depth > 0: break
            // Full-width forms of ASCII.
            case 0xFF01...0xFF5E: text.unicodeScalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
            case 0x3000: text += " "
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    // MARK: Korean addresses

    private static let provinces = [
        "서울": ["서울특별시", "서울시"], "부산": ["부산광역시", "부산시"], "대구": ["대구광역시", "대구시"], "인천": ["인천광역시", "인천시"],
        "광주": ["광주광역시"], "대전": ["대전광역시", "대전시"], "울산": ["울산광역시", "울산시"], "세종": ["세종특별자치시", "세종시"],
        "경기": ["경기도"], "강원": ["강원특별자치도", "강원도"], "충북": ["충청북도"], "충남": ["충청남도"], "전북": ["전북특별자치도", "전라북도"],
        "전남": ["전라남도"], "경북": ["경상북도"], "경남": ["경상남도"], "제주": ["제주특별자치도", "제주도"],
    ]

    private static let provinceOf: [String: String] = {
        var names: [String: String] = [:]
        for (short, long) in provinces { for name in long { names[name] = short } }
        return names
    }()

    private static func korean(_ line: String) -> String {
        var kept: [String] = []
        var hasNumber = false
        for word in words(line) {
            if let block = block(word, afterNumber: hasNumber) {
                kept.append(block)
            } else if isUnit(word) {
                continue
            } else if !hasNumber, word.hasSuffix("길"), word.first.map(isDigit) == true, let road = kept.popLast() {
                // The number of a side street belongs to its name: `해치로 12길` is `해치로12길`.
                kept.append(road + word)
            } else if let number = lot(word) {
                // Behind the number of the house only the block tells it from its neighbours.
                if !hasNumber { kept.append(number) }
                hasNumber = true
            } else if !hasNumber {
                kept.append(kept.isEmpty ? provinceOf[word] ?? word : word)
            }
        }
        return kept.joined(separator: " ")
    }

    /// Words, with `101동1502호` cut into its two parts and the road's number from its name (`해치로12` is `해치로 12`).
    private static func words(_ line: String) -> [String] {
        line.split { $0 == " " || $0 == "," }.flatMap { word -> [String] in
            var parts: [String] = []
            var part = ""
            for character in word {
                let startsNumber = isDigit(character) && (part.last.map { "동로길층".contains($0) } ?? false)
                if startsNumber {
                    parts.append(part)
                    part = ""
                }
                part.append(character)
            }
            // The number of a side street belongs to its name: `해치로 12길`, `해치로12번길`.
            if parts.count == 1, let road = parts.first, part.hasSuffix("길") { return [road + part] }
            return parts + [part]
        }
    }

    private static func isDigit(_ character: Character) -> Bool { character >= "0" && character <= "9" }

    private static func isNumber(_ text: some StringProtocol) -> Bool { !text.isEmpty && text.allSatisfy(isDigit) }

    /// `12`, `12-3`, `12번지`, `12-3번지`: the house's number.
    private static func lot(_ word: String) -> String? {
        let number = word.hasSuffix("번지") ? String(word.dropLast(2)) : word
        let parts = number.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { isNumber($0) } ? number : nil
    }

    /// `101동`, `가동`, or `101-1502` behind the house's number: the block of an estate.
    private static func block(_ word: String, afterNumber: Bool) -> String? {
        guard afterNumber else { return nil }
        let name = word.hasPrefix("제") ? String(word.dropFirst()) : word
        if name.hasSuffix("동"), isNumber(name.dropLast()) || name.count == 2 { return name }
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { isNumber($0) } ? parts[0] + "동" : nil
    }

    /// `1502호`, `3층`, `지하1층`, `b1호`: a flat or floor.
    private static func isUnit(_ word: String) -> Bool {
        guard word.hasSuffix("호") || word.hasSuffix("층") else { return false }
        return word.contains(where: isDigit) || word == "지층" || word == "지하층"
    }

    // MARK: Addresses in Latin letters

    private static let unitWords: Set<String> = ["apt", "apartment", "unit", "suite", "ste", "flat", "floor", "fl", "room", "rm", "no"]

    private static func english(_ line: String) -> String {
        line.split(separator: ",").compactMap { part -> String? in
            var kept: [Substring] = []
            var dropsNext = false
            for word in part.split(separator: " ") {
                let plain = word.filter { $0 != "." && $0 != "#" }
                if dropsNext, word.contains(where: isDigit) {
                    dropsNext = false
                } else if word.hasPrefix("#") {
                    if let block = flat(plain) { kept.append(Substring(block)) }
                } else if unitWords.contains(plain) {
                    dropsNext = true
                } else if !isFloor(plain) {
                    kept.append(Substring(plain))
                    dropsNext = false
                }
            }
            return kept.isEmpty ? nil : kept.joined(separator: " ")
        }.joined(separator: ", ")
    }

    /// The block in `101-1502`; nil where there is none.
    private static func flat(_ text: String) -> String? {
        let parts = text.split(separator: "-")
        return parts.count == 2 && parts.allSatisfy { isNumber($0) } ? "block " + parts[0] : nil
    }

    /// `3f`, `2nd`.
    private static func isFloor(_ word: String) -> Bool {
        word.count <= 4 && word.first.map(isDigit) == true && ["f", "fl"].contains(String(word.drop(while: isDigit)))
    }
}
