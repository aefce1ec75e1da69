import BreachModel
import Testing

@testable import HaechiServer

struct ConsoleTemplatesTests {
    @Test("Every word that a template asks for is in the table in both languages, and no word is left over")
    func words() throws {
        var asked: Set<String> = []
        for name in ConsoleTemplates.Name.allCases {
            for part in ConsoleTemplates.source(name).split(separator: "{{w.").dropFirst() {
                asked.insert(String(part.prefix { $0 != "}" }))
            }
        }
        #expect(asked == Set(ConsoleWords.table.keys))
        for (key, words) in ConsoleWords.table {
            #expect(!words.0.isEmpty && !words.1.isEmpty, "\(key)")
        }
    }

    @Test("Every template escapes by scalars", arguments: ConsoleTemplates.Name.allCases)
    func contentType(name: ConsoleTemplates.Name) {
        #expect(ConsoleTemplates.source(name).hasPrefix("{{% CONTENT_TYPE: PAGE}}\n"))
        #expect(!ConsoleTemplates.source(name).contains("{{{") && !ConsoleTemplates.source(name).contains("{{&"))
    }

    @Test(
        "The scale of a chart is the next round number",
        arguments: [(1, 4), (4, 4), (5, 8), (9, 20), (1689, 2000), (2001, 4000), (148_211, 200_000)])
    func scale(value: Int, expected: Int) {
        #expect(DayChart.niceCeiling(value) == expected)
    }
}
