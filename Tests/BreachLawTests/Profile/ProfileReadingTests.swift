import BreachModel
import Foundation
import Testing

@testable import BreachLaw

@Suite("Reading a profile")
struct ProfileReadingTests {
    /// A small profile that is right in every respect.
    private static let sample = """
        {
          "format": "haechi-law/1", "id": "XX", "family": "XX", "asOf": "2026-11-21",
          "name": {"korean": "예시", "english": "Example"}, "basis": "V", "appliesBy": "awareness",
          "zone": {"id": "Etc/UTC"}, "regions": ["XX"], "languages": ["en"],
          "authorities": [{"id": "A", "name": {"korean": "기관", "english": "Authority"}}],
          "leakKinds": ["leak"],
          "duties": [
            {
              "id": "report", "kind": "report", "name": {"korean": "신고", "english": "Report"},
              "recipient": {"korean": "기관", "english": "Authority"}, "article": "Act 1", "basis": "V",
              "requiredIfAny": ["people>=10"],
              "clock": {"start": "known", "hours": 72, "article": "Act 1", "basis": "V"},
              "slots": [{"id": "a", "name": {"korean": "가", "english": "A"}, "article": "Act 2", "basis": "M"}],
              "firstVersion": {"mayMiss": ["a"], "article": "Act 3", "basis": "S"}
            }
          ],
          "substitutes": []
        }
        """

    struct Edit: Sendable, CustomStringConvertible {
        var what: String
        var from: String
        var to: String
        var code: LawErrorCode
        var description: String { what }
    }

    private static let edits = [
        Edit(what: "not JSON", from: "{", to: "", code: .unreadableProfile),
        Edit(what: "a key missing", from: "\"family\": \"XX\",", to: "", code: .unreadableProfile),
        Edit(what: "a value of the wrong type", from: "\"hours\": 72", to: "\"hours\": \"72\"", code: .unreadableProfile),
        Edit(what: "a date that does not exist", from: "2026-11-21", to: "2026-02-30", code: .unreadableProfile),
        Edit(what: "an unknown basis", from: "\"basis\": \"M\"", to: "\"basis\": \"Q\"", code: .unreadableProfile),
        Edit(what: "an unknown condition", from: "people>=10", to: "people>=ten", code: .unreadableProfile),
        Edit(what: "an unknown start", from: "\"known\"", to: "\"later\"", code: .unreadableProfile),
        Edit(what: "an unknown key at the top", from: "\"regions\"", to: "\"region\": 1, \"regions\"", code: .unknownKey),
        Edit(what: "an unknown key in a clock", from: "\"hours\": 72", to: "\"hours\": 72, \"hour\": 1", code: .unknownKey),
        Edit(what: "an unknown key in a slot", from: "\"id\": \"a\"", to: "\"id\": \"a\", \"x\": null", code: .unknownKey),
        Edit(what: "another format", from: "haechi-law/1", to: "haechi-law/2", code: .invalidProfile),
        Edit(what: "an id outside its family", from: "\"id\": \"XX\"", to: "\"id\": \"YY\"", code: .invalidProfile),
        Edit(what: "an unknown zone", from: "Etc/UTC", to: "Mars/Base", code: .invalidProfile),
        Edit(what: "two lengths", from: "\"hours\": 72", to: "\"hours\": 72, \"days\": 3", code: .invalidProfile),
        Edit(what: "no length", from: "\"hours\": 72, ", to: "", code: .invalidProfile),
        Edit(what: "a length of nothing", from: "\"hours\": 72", to: "\"hours\": 0", code: .invalidProfile),
        Edit(what: "no article", from: "\"article\": \"Act 2\"", to: "\"article\": \"\"", code: .invalidProfile),
        Edit(what: "a slot that is not there", from: "\"mayMiss\": [\"a\"]", to: "\"mayMiss\": [\"b\"]", code: .invalidProfile),
        Edit(
            what: "a supplement to nothing", from: "\"kind\": \"report\"",
            to: "\"kind\": \"report\", \"supplementOf\": \"none\"", code: .invalidProfile),
        Edit(what: "no regions", from: "\"regions\": [\"XX\"]", to: "\"regions\": []", code: .invalidProfile),
        Edit(what: "elements that are asked for and missing", from: "people>=10", to: "listed-elements", code: .invalidProfile),
        Edit(
            what: "an end before the start", from: "\"appliesBy\": \"awareness\",",
            to: "\"appliesBy\": \"awareness\", \"appliesFrom\": \"2026-02-01\", \"appliesUntil\": \"2026-01-01\",",
            code: .invalidProfile),
    ]

    @Test("The sample reads")
    func sampleReads() throws {
        let profile = try LawProfile.read(Array(Self.sample.utf8))
        #expect(profile.duties[0].requiredIfAny == [.people(.init(10, inclusive: true))])
        #expect(profile.duties[0].slots[0].toBeVerified)
    }

    @Test("What is wrong with a profile is an error with its code", arguments: edits)
    func wrongProfiles(_ edit: Edit) throws {
        let range = try #require(Self.sample.range(of: edit.from))
        let text = Self.sample.replacingCharacters(in: range, with: edit.to)
        #expect(throws: LawError(edit.code, "")) { try LawProfile.read(Array(text.utf8)) }
    }

    @Test("Writing a profile and reading it again changes nothing", arguments: ["EU", "JP", "KR-2023", "KR-2026", "SG", "UK", "US-CA"])
    func roundTrip(_ id: String) throws {
        let profile = try Law.profile(id)
        #expect(try LawProfile.read([UInt8](try JSONEncoder().encode(profile))) == profile)
    }

    @Test("Each condition is read back as it is written")
    func conditionsRoundTrip() {
        let texts = [
            "people>=1000", "people>1000", "residents>500", "sensitive-or-unique-id", "illegal-external-access",
            "network-incident", "risk-unlikely", "high-risk", "listed-elements", "special-care-data", "property-harm",
            "improper-purpose", "significant-harm", "illegal-access-subjects-hard-to-identify",
            "part-confirmed-others-possible", "details-pending",
        ]
        for text in texts { #expect(DutyCondition(text)?.text == text) }
        for text in ["", "people", "people>", "people=5", "people>=-1", "nobody>5"] { #expect(DutyCondition(text) == nil) }
    }

    @Test(
        "Citations take the form that Korean readers know",
        arguments: [
            ("PIPA 34(1)2", "개인정보 보호법 제34조 제1항 제2호"),
            ("PIPA 34(1); Decree 39(1)", "개인정보 보호법 제34조 제1항; 개인정보 보호법 시행령 제39조 제1항"),
            ("PIPA 34(2); Decree 39-2, 39-3", "개인정보 보호법 제34조 제2항; 개인정보 보호법 시행령 제39조의2, 제39조의3"),
            ("Decree 39-3(2), (3)", "개인정보 보호법 시행령 제39조의3 제2항, 제3항"),
            ("Decree 40(1) proviso", "개인정보 보호법 시행령 제40조 제1항 단서"),
            ("Network Act Decree 58-2(1)", "정보통신망법 시행령 제58조의2 제1항"),
            ("GDPR 34(3)(a)", "GDPR 제34조 제3항 (a)호"), ("UK GDPR 33(1)", "UK GDPR 제33조 제1항"),
            ("APPI Rules 8(2)", "일본 개인정보보호법 시행규칙 제8조 제2항"),
            ("Cal. Civ. Code 1798.82(h)", "캘리포니아 민법 1798.82(h)"),
            ("Law 21445 suppl. art. 2", "법률 제21445호 부칙 제2조"), ("EDPB Guidelines 9/2022", "EDPB Guidelines 9/2022"),
        ])
    func koreanCitations(_ pair: (String, String)) {
        #expect(KoreanCitation.text(pair.0) == pair.1)
    }
}
