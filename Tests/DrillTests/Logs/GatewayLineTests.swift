import BreachModel
import Foundation
import Testing

@testable import Drill

@Suite struct GatewayLineTests {
    private static func row(id: UInt64, route: GatewayRow.Route, place: Int = 0) -> GatewayRow {
        GatewayRow(
            time: 1_747_459_200_123, id: id, origin: RequestOrigin(family: id & 1 == 0 ? .v4 : .v6, address: 0x6440_0102, place: place),
            credential: CredentialTable.stolen, token: 0xABCDEF, subject: 12_345_678, actor: .member, route: route, detail: 14, status: 200,
            bytes: 512, client: 3)
    }

    private static func object(_ row: GatewayRow, byOther: Bool) throws -> (fields: [String: Any], text: String) {
        var lines = GatewayLineWriter()
        var buffer = LineBuffer()
        lines.write(row, number: 41, byOther: byOther, to: &buffer)
        let bytes = buffer.bytes(from: 0)
        #expect(bytes.last == 0x0A && !bytes.dropLast().contains(0x0A))
        let object = try JSONSerialization.jsonObject(with: Data(bytes))
        return (try #require(object as? [String: Any]), String(decoding: bytes, as: UTF8.self))
    }

    @Test(
        "Both producers state the same facts of a row",
        arguments: [
            (GatewayRow.Route.profile, "GET", "/v1/members/12345678"), (.list, "GET", "/v1/members/12345678/addresses"),
            (.edit, "GET", "/v1/members/12345678/addresses/14/edit"), (.orders, "GET", "/v1/members/12345678/orders"),
            (.login, "POST", "/v1/login"), (.product, "GET", "/v1/products/14"), (.search, "GET", "/v1/search?q=item-14"),
            (.cart, "GET", "/v1/members/12345678/cart"), (.checkout, "POST", "/v1/orders"),
            (.saveAddress, "PUT", "/v1/members/12345678/addresses/14"),
        ])
    func sameFacts(route: GatewayRow.Route, method: String, path: String) throws {
        for id in 1..<UInt64(32) {
            let row = Self.row(id: id << 8 | id, route: route)
            let usual = try Self.object(row, byOther: false).fields
            let other = try Self.object(row, byOther: true).fields
            for object in [usual, other] {
                #expect(object["method"] as? String == method)
                #expect(object["path"] as? String == path)
                #expect((object["ts"] as? String).flatMap { Instant(rfc3339: $0) } == Instant(milliseconds: row.time))
                #expect(object["status"] as? Int == 200)
                #expect(object["kid"] as? String == "sk-auth-backup-2")
                #expect(object["jti"] as? String == "0000000000abcdef")
                #expect(object["actor"] as? String == "member")
                #expect(object["bytes"] as? Int == 512)
                #expect(object["seq"] as? Int == 41 || object["seq"] as? String == "41")
                #expect(object["cc"] as? String == "KR")
                #expect(object["asn"] as? Int == 64_496)
            }
            #expect(usual["rid"] as? String == other["rid"] as? String)
            #expect(usual["ip"] as? String == other["ip"] as? String)
            #expect(usual["sub"] as? Int == 12_345_678 && other["sub"] as? String == "12345678")
        }
    }

    @Test("The usual producer writes compact JSON in one order")
    func usualForm() throws {
        let text = try Self.object(Self.row(id: 2, route: .list), byOther: false).text
        #expect(
            text
                == #"{"ts":"2025-05-17T05:20:00.123Z","rid":"0000000000000002","ip":"100.64.1.2","cc":"KR","asn":64496,"#
                + #""kid":"sk-auth-backup-2","#
                + #""jti":"0000000000abcdef","sub":12345678,"actor":"member","method":"GET","path":"/v1/members/12345678/addresses","#
                + #""status":200,"bytes":512,"seq":41,"ua":"ShopApp/8.40.7 (iOS 17.6; iPhone14,5; ko-KR)"}"# + "\n")
    }

    @Test("The other producer's lines hold decoys of the same names, escapes, Korean, and times of Korea")
    func otherForm() throws {
        var texts = ""
        for id in 0..<UInt64(128) {
            let (fields, text) = try Self.object(Self.row(id: id << 8, route: .edit), byOther: true)
            let trace = try #require(fields["trace"] as? [String: Any])
            #expect(trace["kid"] as? String == "sk-auth-1")
            #expect(trace["sub"] as? String != nil)
            texts += text
        }
        for part in [
            #"\"kid\":\"sk-auth-backup-2\""#, #"C:\\shop\\""#, #"\ud83d\udc36"#, "한국어", #"\/addresses\/"#, #"sk\u002dauth"#, "+09:00",
            "\": ", ", \"",
        ] {
            #expect(texts.contains(part))
        }
    }

    @Test("IPv6 origins have four-digit groups without leading zeros", arguments: [UInt64(0), 0x0FFF_FFFF_FFFF, 0x0123_4567_89AB])
    func ipv6(address: UInt64) {
        var buffer = LineBuffer()
        buffer.append(origin: RequestOrigin(family: .v6, address: address, place: 0))
        let text = String(decoding: buffer.bytes(from: 0), as: UTF8.self)
        let groups = text.split(separator: ":")
        #expect(groups.prefix(2) == ["2001", "db8"] && groups.count == 5)
        #expect(groups.dropFirst(2).allSatisfy { $0.count == 4 && !$0.hasPrefix("0") })
    }
}
