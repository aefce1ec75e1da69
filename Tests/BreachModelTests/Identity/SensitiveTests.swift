import BreachModel
import Testing

@Suite struct SensitiveTests {
    private struct Person {
        var id: Int
        var email: Sensitive<String>
        var phones: [Sensitive<String>]
        var note: Sensitive<String>?
    }

    private enum SampleCode: String { case sample }

    private let secret = "planted@example.com"
    private var person: Person {
        Person(id: 1, email: Sensitive(secret), phones: [Sensitive(secret)], note: Sensitive(secret))
    }

    @Test func `Printing, describing and interpolating give a fixed mark`() {
        let value = Sensitive(secret)
        #expect("\(value)" == "[sensitive]")
        #expect(String(describing: value) == "[sensitive]")
        #expect(String(reflecting: value) == "[sensitive]")
        var printed = ""
        print(value, [value], ["key": value], to: &printed)
        debugPrint(value, to: &printed)
        #expect(!printed.contains(secret))
    }

    @Test func `Dumping and reflecting do not look inside, at any depth`() {
        var dumped = ""
        dump(person, to: &dumped)
        dump([person], to: &dumped)
        #expect(!dumped.contains(secret))
        #expect(dumped.contains("[sensitive]"))
        #expect(Mirror(reflecting: Sensitive(secret)).children.isEmpty)
        #expect(!"\(person)".contains(secret))
        #expect(!String(reflecting: person).contains(secret))
    }

    @Test func `An error that carries one does not show it`() {
        let error = HaechiError(SampleCode.sample, "something about \(Sensitive(secret))", context: [("who", "\(Sensitive(secret))")])
        #expect(!"\(error) \(String(reflecting: error)) \(error.reportMessage)".contains(secret))
        #expect(error.reportMessage == "something about [sensitive] (who: [sensitive])")
    }

    @Test func `Two are equal as their values are, and revealing is the one way to the value`() {
        #expect(Sensitive("a") == Sensitive("a"))
        #expect(Sensitive("a") != Sensitive("b"))
        #expect(Set([Sensitive("a"), Sensitive("a"), Sensitive("b")]).count == 2)
        #expect(Sensitive(secret).reveal() == secret)
    }

    @Test func `A person's code shows a mark where it is printed`() {
        var generator = SeededGenerator(seed: 31)
        let code = NoticeCode.random(using: &generator)
        var dumped = ""
        dump(code, to: &dumped)
        let all = "\(code) \(String(reflecting: code)) \(dumped)"
        #expect(!all.contains(code.text) && !all.contains(code.grouped))
    }
}
