import Testing

@testable import Drill

@Suite struct ViewPlanTests {
    @Test("List views add up exactly, and the layers never rise", arguments: [1, 7, 100, 1000, 9999, 100_000, 1_000_000])
    func layers(ratio: Int) throws {
        let scale = try DrillScale(ratio: ratio)
        let views = ViewPlan(scale: scale, seed: 7)
        #expect(views.listLayers.reduce(0, +) == scale.count(148_056_502))
        #expect(views.listLayers == views.listLayers.sorted(by: >))
        #expect(views.viewedBooks < views.attacked && views.viewedBooks >= views.attacked * 98 / 100 - 1)
        #expect(views.listLayers.count == 10)
    }

    @Test("Each account's numbers lead back to the account")
    func ranks() throws {
        let views = ViewPlan(scale: try DrillScale(ratio: 100), seed: 7)
        var edits = 0
        var orders = 0
        for account in stride(from: 0, to: views.attacked, by: 1) {
            let rank = views.viewRank(of: account)
            for number in views.editNumbers(atRank: rank) {
                #expect(views.account(atViewRank: views.editRank(number)) == account)
                #expect(views.isEdited(account))
                edits += 1
            }
            for number in views.orderNumbers(atRank: rank) {
                #expect(views.account(atViewRank: views.orderRank(number)) == account)
                orders += 1
            }
        }
        #expect(edits == 505)
        #expect(orders == 1027)
    }
}
