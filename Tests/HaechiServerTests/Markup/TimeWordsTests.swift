import BreachModel
import HaechiServer
import Testing

struct TimeWordsTests {
    @Test(
        "A time carries its zone in both languages",
        arguments: [
            (Language.korean, 540, "2025년 11월 18일 09:05 (한국 시간)"), (.english, 540, "18 November 2025, 09:05 (Korea time)"),
            (.english, 0, "18 November 2025, 00:05 (UTC+00:00)"), (.english, -330, "17 November 2025, 18:35 (UTC−05:30)"),
        ])
    func moments(language: Language, offset: Int, expected: String) throws {
        let instant = try #require(Instant(rfc3339: "2025-11-18T00:05:59Z"))
        #expect(TimeWords(language: language, offsetMinutes: offset).moment(instant) == expected)
    }

    @Test(
        "Numbers are grouped by three", arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (33_673_817, "33,673,817"), (-1234, "−1,234")])
    func numbers(value: Int, expected: String) {
        #expect(TimeWords.grouped(value) == expected)
    }

    @Test(
        "A span shows its two largest units",
        arguments: [
            (0, "0분", "0 minutes"), (1, "1분", "1 minute"), (61, "1시간 1분", "1 hour 1 minute"), (1440, "1일", "1 day"),
            (1441, "1일", "1 day"), (212_820, "147일 19시간", "147 days 19 hours"),
        ] as [(Int64, String, String)])
    func spans(minutes: Int64, korean: String, english: String) {
        #expect(TimeWords(language: .korean, offsetMinutes: 540).span(minutes: minutes) == korean)
        #expect(TimeWords(language: .english, offsetMinutes: 540).span(minutes: minutes) == english)
    }
}
