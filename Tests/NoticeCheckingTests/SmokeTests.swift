import Testing

@testable import NoticeChecking

@Test("smoke") func smoke() { #expect(Lexicon.shared.concepts.count > 100) }
