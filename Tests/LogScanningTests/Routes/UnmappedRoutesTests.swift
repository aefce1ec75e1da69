import BreachModel
import Testing

@testable import LogScanning

@Suite struct UnmappedRoutesTests {
    private func count(_ lines: [(method: String?, route: String)]) -> [String: Int] {
        var routes = UnmappedRoutes()
        for (method, route) in lines {
            unsafe withPadding(Array((method ?? "").utf8)) { verb in
                unsafe withPadding(Array(route.utf8)) { path in
                    routes.count(
                        method: unsafe method == nil ? .absent : FieldValue(bytes: verb, kind: .text),
                        route: unsafe FieldValue(bytes: path, kind: .text))
                }
            }
        }
        return routes.byShape
    }

    @Test func `Lines are counted by method and shape`() {
        let found = count([("GET", "/a/1"), ("GET", "/a/2?q=3"), ("PUT", "/a/1"), (nil, "/a/x"), (nil, "/a/x#17")])
        #expect(found == ["GET /a/{}": 2, "PUT /a/{}": 1, "/a/x": 2])
    }

    @Test func `Beyond a hundred shapes all new ones are counted under one name, and no line is lost`() {
        let letters = (0..<26).map { String(UnicodeScalar(UInt8(0x61 + $0))) }
        let routes = letters.flatMap { first in letters.map { "/\(first)/\($0)" } }
        let found = count((routes + routes).map { ("GET", $0) })
        #expect(found.count == UnmappedRoutes.limit + 1)
        #expect(found["GET /a/a"] == 2)
        #expect(found["(others)"] == 2 * (routes.count - UnmappedRoutes.limit))
        #expect(found.values.reduce(0, +) == 2 * routes.count)
    }

    @Test func `No line makes no shape`() { #expect(count([]).isEmpty) }
}
