import BreachModel
import Testing

@testable import Scoping

/// Which addresses are one building.
struct BuildingNameTests {
    @Test(
        "Flats of one block are one building, however the address is written",
        arguments: [
            "서울특별시 가온구 해치로 12, 101동 1502호", "서울 가온구 해치로 12, 101동 3호", "서울시 가온구 해치로 12 101동 지하1층",
            "서울특별시  가온구 해치로12, 101동1502호 (나래동, 해치아파트)", "서울특별시 가온구 해치로 １２， 101동 2호\n(경비실에 맡겨 주세요)",
            "서울특별시 가온구 해치로 12 해치아파트 101동 1502호", "서울특별시 가온구 해치로 12 101-1502", "서울특별시 가온구 해치로 12번지 101동",
            "  서울특별시 가온구 해치로 12, 제101동 7층 ",
        ])
    func oneBuilding(address: String) {
        #expect(BuildingName.of(address) == "서울 가온구 해치로 12 101동")
    }

    @Test("Other blocks, numbers, roads and towns are other buildings")
    func otherBuildings() {
        let names = [
            "서울특별시 가온구 해치로 12, 101동 1호", "서울특별시 가온구 해치로 12, 102동 1호", "서울특별시 가온구 해치로 12-1, 101동 1호",
            "서울특별시 가온구 해치로 12, 1호", "서울특별시 가온구 해치로12길 3, 101동 1호", "서울특별시 가온구 해치로 12길 4, 101동 1호",
            "부산광역시 가온구 해치로 12, 101동 1호", "서울특별시 가온구 나래동 12-3 101동", "서울특별시 가온구 나래동 12-4 101동",
        ].map(BuildingName.of)
        #expect(Set(names).count == names.count)
    }

    @Test("A lot and its number are a building, and its road's side street is part of the road's name")
    func lots() {
        #expect(BuildingName.of("경기도 수원시 다솜구 나래동 123-4번지 2층") == "경기 수원시 다솜구 나래동 123-4")
        #expect(BuildingName.of("대전광역시 라온구 별빛로 12길 3 2층") == BuildingName.of("대전 라온구 별빛로12길 3, 1층"))
    }

    @Test(
        "Addresses in Latin letters lose flat and floor, not block",
        arguments: [
            "#110-106, 208 Solbaram-gil, Narae-gu, Suwon", "#110-2503, 208 Solbaram-gil, Narae-gu, Suwon",
            "#110-106,  208 solbaram-gil , narae-gu, suwon\n(leave at the guard's office)",
        ])
    func latin(address: String) {
        #expect(BuildingName.of(address) == "block 110, 208 solbaram-gil, narae-gu, suwon")
    }

    @Test(
        "Units named by words are dropped",
        arguments: ["12 Haechi Street, Apt 5, Seoul", "12 Haechi Street, Flat 12b, 3F, Seoul", "12 Haechi Street, Seoul"])
    func units(address: String) {
        #expect(BuildingName.of(address) == "12 haechi street, seoul")
    }

    @Test("Nothing is no building", arguments: ["", "  ", "\n", "(경비실)"])
    func nothing(address: String) { #expect(BuildingName.of(address) == nil) }

    @Test("Entries whose code was shown in clear are grouped by building, masked ones apart")
    func grouping() throws {
        let world = try ScopingWorld(
            members: ["1,Kim,,,ko,,KR", "2,Lee,,,ko,,KR"],
            books: [
                "1,a,Aunt,010-0000-0091,,\"서울 가온구 해치로 12, 101동 1호\",1234", "1,b,Uncle,010-0000-0092,,\"서울특별시 가온구 해치로 12, 101동 9호\",1234",
                "1,c,Niece,010-0000-0093,,\"서울 가온구 해치로 12, 102동 1호\",77", "1,d,Nobody,,,,55",
                "2,a,Aunt,010-0000-0091,,\"서울 가온구 해치로 12 101동\",9999",
                "2,b,Unseen,,,부산 가온구 해치로 1,1",
            ])
        let lines = ["1/addresses/a", "1/addresses/b", "1/addresses/c", "1/addresses/d", "2/addresses/a"].map { LogLine("/members/" + $0) }
        let index = try world.index([.init(name: "a.jsonl", text: ScopingWorld.text(lines))])
        let (_, people) = try ScopeBuilder(world.configuration(logs: ["gateway"])).build(
            version: 1, indicators: [Indicator()], index: index, directory: world.directory())
        let found = try people.buildings(try #require(world.peopleSources.addressBooks), path: world.resolve("addresses.csv"))
        #expect(found.buildings.map { $0.name.reveal() } == ["서울 가온구 해치로 12 101동", "서울 가온구 해치로 12 102동"])
        #expect(found.buildings.map(\.people) == [2, 1])
        #expect(found.buildings.map(\.entries) == [3, 1])
        #expect(found.buildings.map(\.codes) == [2, 1])
        #expect(found.people == 3)
        #expect(found.entriesWithoutAddress == 1)
        #expect(!"\(found)".contains("해치로"))
    }
}
