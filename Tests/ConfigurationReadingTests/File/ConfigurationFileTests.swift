import BreachModel
import Foundation
import Testing

@testable import ConfigurationReading

@Suite struct ConfigurationFileTests {
    private func codes(_ path: String) -> [ConfigurationErrorCode] {
        do {
            _ = try ConfigurationReader.read(path: path)
            return []
        } catch {
            return error.codes
        }
    }

    private func withFile(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "haechi-configuration-\(UUID().uuidString).yaml")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        try body(url.path)
    }

    @Test func `A missing file, a directory and a device are told apart`() {
        #expect(codes("/no/such/haechi.yaml") == [.missingFile])
        #expect(codes(packageFolder.path + "/Package.swift/haechi.yaml") == [.missingFile])
        #expect(codes(FileManager.default.temporaryDirectory.path) == [.notAFile])
        #expect(codes("/dev/null") == [.notAFile])
    }

    @Test func `A file on disk is read like text at hand, with or without a byte order mark`() throws {
        for mark in [[], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
            try withFile(mark + Array("haechi: 1\r\nstore: s\r\n".utf8)) { path in
                let configuration = try ConfigurationReader.read(path: path)
                #expect(configuration.store == "s")
            }
        }
    }

    @Test(arguments: ["", " \n\t\n", "\u{FEFF}", "# only a comment\n"])
    func `A file without content is called empty`(text: String) throws {
        try withFile(Array(text.utf8)) { #expect(codes($0) == [.emptyFile]) }
    }

    @Test func `Bytes that are not UTF-8 are told with their line`() throws {
        let bytes = Array("haechi: 1\n# 해치\nstore: ".utf8) + [0xC3, 0x28] + Array("\n".utf8)
        let error = try #require(throws: ConfigurationError.self) {
            try ConfigurationReader.read(text: bytes, path: "haechi.yaml")
        }
        #expect(error.codes == [.badUTF8])
        #expect(error.problems[0].line == 3)
    }

    @Test func `A file of more than a mebibyte is not read`() throws {
        try withFile([UInt8](repeating: 0x23, count: ConfigurationFile.maximumBytes + 1)) { #expect(codes($0) == [.fileTooLarge]) }
        let text = [UInt8](repeating: 0x23, count: ConfigurationFile.maximumBytes + 1)
        let error = try #require(throws: ConfigurationError.self) { try ConfigurationReader.read(text: text, path: "x") }
        #expect(error.codes == [.fileTooLarge])
    }
}
