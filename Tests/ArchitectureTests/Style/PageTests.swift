import Testing

/// Pages that people read: their lengths, their links, their words.
@Suite struct PageTests {
    private let repository = Repository()

    @Test func `The first page is at most 150 lines`() throws {
        #expect(try repository.text("README.md").split(separator: "\n", omittingEmptySubsequences: false).count <= 151)
    }

    @Test func `A decision is at most 60 lines and has its four parts`() throws {
        let decisions = repository.files(under: "docs/decisions", ending: ".md")
        #expect(!decisions.isEmpty)
        for path in decisions {
            let text = try repository.text(path)
            #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 61, "\(path)")
            for part in ["## Context", "## Choice", "## Alternatives", "## Consequence"] {
                #expect(text.contains(part), "\(path) lacks \(part)")
            }
        }
    }

    @Test func `Decisions are numbered without a gap`() {
        let numbers = repository.files(under: "docs/decisions", ending: ".md").compactMap { path in
            path.split(separator: "/").last.flatMap { Int($0.prefix(4)) }
        }
        #expect(numbers == Array(1...max(1, numbers.count)))
    }

    @Test func `Every link to a file leads somewhere`() throws {
        var faults: [String] = []
        for path in repository.prose() where path.hasSuffix(".md") {
            let folder = path.split(separator: "/").dropLast().joined(separator: "/")
            for part in try repository.text(path).split(separator: "](").dropFirst() {
                let target = part.prefix { $0 != ")" && $0 != "#" && $0 != "\n" }
                if target.isEmpty || target.contains("://") || target.contains(" ") || target.hasPrefix("mailto:") { continue }
                let full = folder.isEmpty ? String(target) : folder + "/" + target
                if !repository.exists(full) { faults.append("\(path): \(target)") }
            }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test func `Every type of the shared vocabulary is in the glossary`() throws {
        let glossary = try repository.text("docs/glossary.md")
        var faults: [String] = []
        for path in repository.sources() where path.hasPrefix("Sources/BreachModel/") {
            for line in try repository.text(path).split(separator: "\n") where line.hasPrefix("package ") {
                let words = line.dropFirst(8).split { !($0.isLetter || $0.isNumber) }
                guard ["struct", "enum", "protocol", "typealias"].contains(words[0]) else { continue }
                if !glossary.contains("`\(words[1])`") { faults.append("\(words[1]) (\(path))") }
            }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test func `No text names a company of the incident or its market`() throws {
        var faults: [String] = []
        let texts = repository.prose() + repository.files(under: "Sources") + repository.files(under: "Tests")
        for path in texts {
            guard let text = try? repository.text(path) else { continue }
            if CompanyNames.isNamed(in: text) { faults.append(path) }
        }
        #expect(faults.isEmpty, "\(faults.joined(separator: "\n"))")
    }

    @Test func `A name is found in any case, and with a Korean particle behind it`() {
        #expect(CompanyNames.isNamed(in: "a word, Exa" + "mplemart's"))
        #expect(CompanyNames.isNamed(in: "견본" + "마켓에서"))
        #expect(!CompanyNames.isNamed(in: "an example of a mart, 견본 마켓"))
    }
}

/// Names that product text must not hold, as hashes, so that this file does not hold them either.
enum CompanyNames {
    /// FNV-1a, 64 bit, of names in lower case; the last two are made up, for the test.
    private static let hashes: Set<UInt64> = [
        0xC052_87DE_E580_6986, 0x68F5_8D63_0C23_C53C, 0x764F_2499_B314_1866, 0x80D7_35CD_D7AC_029B,
        0xB573_3451_F7E7_2A7C, 0x30FA_9300_C0D3_02F8, 0xCCDC_8E79_949F_059D, 0xD7FE_CB00_F733_7095,
        0xCB3B_9E71_7E3E_27DD, 0x3531_E678_7DBC_AE41, 0x2230_4B32_487F_CF19,
        0xE2AD_91F4_8226_4E9C,
    ]

    static func isNamed(in text: String) -> Bool {
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for (index, character) in word.enumerated() where index < 16 {
                for byte in character.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
                if index > 0, hashes.contains(hash) { return true }
            }
        }
        return false
    }
}
