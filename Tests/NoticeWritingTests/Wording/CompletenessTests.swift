import BreachModel
import Testing

@testable import NoticeWriting

@Suite("Words for everything")
struct CompletenessTests {
    @Test("Every known cause is told with what the company failed to do, for adults and children", arguments: BreachCause.allCases)
    func causes(_ cause: BreachCause) {
        if cause == .unknown { return }
        let korean = cause.sentences.map(\.korean).joined(separator: " ")
        let english = cause.sentences.map(\.english).joined(separator: " ")
        #expect(korean.contains("회사"))
        #expect(english.lowercased().contains("we ") || english.contains("our"))
        #expect(!cause.childSentences.isEmpty)
        for blame in ["전 직원", "해커", "정교한", "former employee", "hacker", "sophisticated"] {
            #expect(!korean.contains(blame) && !english.contains(blame))
        }
    }

    @Test("Every legal class of item has a step for adults and children", arguments: DataItem.LegalClass.allCases)
    func classes(_ legalClass: DataItem.LegalClass) {
        let item = DataItem(id: "something-else", korean: "그 밖", english: "other", legalClass: legalClass)
        let steps = HelpfulStep.all.filter { $0.fits(item) }
        #expect(!steps.isEmpty)
        for step in steps { #expect(!step.adult.isEmpty && !step.child.isEmpty) }
    }

    @Test("An item with steps of its own gets those and no others by class")
    func ownSteps() {
        let code = DataItem(id: .entranceCode, korean: "공동현관 비밀번호", english: "entrance code", legalClass: .credential)
        let steps = HelpfulStep.all.filter { $0.fits(code) }
        #expect(steps.count == 1)
        #expect(steps[0].adult[0].english.contains("building manager"))
    }

    @Test("Every heading has its Korean and English, its question, and words for a child", arguments: SectionHeading.allCases)
    func headings(_ heading: SectionHeading) {
        for words in [heading.words(possible: false), heading.words(possible: true), heading.question, heading.childQuestion] {
            #expect(!words.korean.isEmpty && !words.english.isEmpty)
        }
    }
}
