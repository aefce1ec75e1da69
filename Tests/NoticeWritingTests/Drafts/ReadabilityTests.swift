import BreachModel
import Foundation
import Testing

@testable import NoticeWriting

@Suite("Plain words")
struct ReadabilityTests {
    /// Sentences of a draft: headings, list entries and what ends with a full stop or a question mark.
    private func sentences(_ draft: NoticeDraft) -> [String] {
        draft.statements.flatMap { statement -> [String] in
            var sentences: [String] = [""]
            for (character, next) in zip(statement.text, Array(statement.text.dropFirst()) + [" "]) {
                sentences[sentences.count - 1].append(character)
                if ".?:".contains(character), next == " " { sentences.append("") }
            }
            return sentences.filter { !$0.isBlank }
        }
    }

    @Test("No Korean sentence is longer than 60 syllables")
    func korean() throws {
        for sample in try Samples.all() where sample.draft.language == .korean {
            for sentence in sentences(sample.draft) {
                let syllables = sentence.unicodeScalars.filter { (0xAC00...0xD7A3).contains($0.value) || ("0"..."9").contains($0) }
                #expect(syllables.count <= 60, "\(sample.name): \(sentence)")
            }
        }
    }

    @Test("No English sentence is longer than 25 words")
    func english() throws {
        for sample in try Samples.all() where sample.draft.language == .english {
            for sentence in sentences(sample.draft) {
                let words = sentence.split(separator: " ")
                #expect(words.count <= 25, "\(sample.name): \(sentence)")
            }
        }
    }

    @Test(
        "No text softens, hides or sells",
        arguments: [
            "노출", "일부", "비정상", "불편", "심려", "쿠폰", "할인", "무료", "정교한", "안심하", "2차 피해", "만 유출", "exposed", "exposure",
            "some ", "only", "limited", "inconvenience", "sophisticated", "coupon", "rest assured", "secondary damage", "abnormal",
            "out of an abundance of caution", "prompt",
        ])
    func forbiddenWords(_ word: String) throws {
        for sample in try Samples.all() {
            // "14일부터" (from the 14th) holds the letters of "일부" (some).
            let text = sample.draft.text.lowercased().replacingOccurrences(of: "일부터", with: "")
            #expect(!text.contains(word), "\(sample.name)")
        }
    }

    @Test("Every notice of a leak says leak in title and first sentence", arguments: Language.firstLanguages)
    func leakIsNamed(_ language: Language) throws {
        let word = language == .korean ? "유출" : "leak"
        for sample in try Samples.all() where sample.draft.language == language && sample.draft.profileID.hasPrefix("KR") {
            #expect(sample.draft.subject.contains(word))
            #expect(sample.draft.statements.first?.text.contains(word) == true, "\(sample.name)")
        }
    }

    @Test("Korean and English say the same: the same sections rest on the same facts")
    func sameFacts() throws {
        let samples = try Samples.all()
        for korean in samples where korean.draft.language == .korean {
            let name = korean.name.dropLast(3) + ".en"
            let english = try #require(samples.first { $0.name == name })
            #expect(korean.draft.facts == english.draft.facts, "\(name)")
            #expect(korean.draft.sections.map(\.slot) == english.draft.sections.map(\.slot))
            #expect(korean.draft.statements.count == english.draft.statements.count)
        }
    }

    @Test("Each sentence with a number or a date rests on a fact, public hotlines and law aside")
    func numbersAreBound() throws {
        let free: Set<String> = ["112", "118", "1332", "1833", "6972", "39", "2", "43", "300", "3", "5", "30"]
        for sample in try Samples.all() {
            for statement in sample.draft.statements where statement.facts.isEmpty {
                let numbers = statement.text.split { !$0.isNumber }.map(String.init)
                #expect(numbers.allSatisfy(free.contains), "\(sample.name): \(statement.text)")
            }
        }
    }
}
