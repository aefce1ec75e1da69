import BreachModel
import Testing

@testable import LogScanning

/// The parsing part of a scan on its own.
struct LineCheckTests {
    private static let line =
        #"{"ts":"1970-01-01T00:00:01.500Z","ip":"10.0.0.1","key":"k1","tok":"t1","subject":17,"method":"GET","route":"/a\/b","status":200}"#

    @Test("Sums hold every field of every line, escapes resolved, packed or not", arguments: ["a.jsonl", "a.jsonl.gz", "a.jsonl.zst"])
    func sums(name: String) throws {
        let folder = try ScanFolder()
        let path = try folder.writePacked(name, Array((Self.line + "\n" + Self.line + "\n").utf8))
        let sums = try LineCheck.run(path: path, source: gatewaySource)
        #expect(sums.events == 2 && sums.unreadable == 0)
        #expect(sums.time == 3000 && sums.subject == 34 && sums.status == 400)
        #expect(sums.text == 2 * ("10.0.0.1" + "k1" + "t1" + "GET" + "/a/b").utf8.count)
    }

    @Test("Lines that cannot be read are counted, not summed")
    func unreadable() throws {
        let folder = try ScanFolder()
        let path = try folder.write("a.jsonl", Self.line + "\n{\n" + #"{"ts":"soon","route":"/","status":200}"# + "\n")
        let sums = try LineCheck.run(path: path, source: gatewaySource)
        #expect(sums.events == 1 && sums.unreadable == 2 && sums.time == 1500)
    }

    @Test("A file that is not there is an error of the input")
    func missing() {
        #expect(throws: LogScanningError(.input, "")) { _ = try LineCheck.run(path: "/nowhere/a.jsonl", source: gatewaySource) }
    }
}
