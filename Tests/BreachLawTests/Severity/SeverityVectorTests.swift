import BreachModel
import Testing

@testable import BreachLaw

@Suite("Severity by ENISA's method")
struct SeverityVectorTests {
    private struct Body: Decodable {
        struct Factors: Decodable {
            var dataContext: Double
            var identification: Double
            var confidentiality: Double?
            var integrity: Double?
            var availability: Double?
            var malicious: Bool?
        }
        struct Expect: Decodable {
            var score: Double?
            var band: BreachSeverity.Band?
            var error: String?
        }
        var factors: Factors
        var expect: Expect
    }

    @Test("SE = DPC x EI + CB, and the bands follow", arguments: LawVector.all(.severity))
    func vectors(_ vector: LawVector) throws {
        let body = try vector.decoded(Body.self)
        let given = body.factors
        let factors = SeverityFactors(
            dataContext: given.dataContext, identification: given.identification,
            confidentiality: given.confidentiality ?? 0, integrity: given.integrity ?? 0,
            availability: given.availability ?? 0, malicious: given.malicious ?? false)
        do {
            let severity = try BreachSeverity(factors)
            #expect(severity.score == body.expect.score)
            #expect(severity.band == body.expect.band)
        } catch {
            #expect(error.code.rawValue == body.expect.error)
        }
    }

    @Test("There are vectors to run")
    func vectorsExist() {
        #expect(LawVector.all(.severity).count >= 5)
    }

    @Test("The highest class of the items wins")
    func highestClassWins() throws {
        let list = SeverityFactors(classes: [.contact, .address], malicious: true)
        let code = SeverityFactors(classes: [.contact, .address, .credential], malicious: true)
        #expect(try BreachSeverity(list).band == .medium)
        #expect(try BreachSeverity(code).band == .veryHigh)
        #expect(try BreachSeverity(SeverityFactors(classes: [], malicious: false)).band == .low)
    }

    @Test("Bands are ordered from low to very high")
    func bandsAreOrdered() {
        #expect(BreachSeverity.Band.allCases.sorted() == [.low, .medium, .high, .veryHigh])
    }
}
