import Foundation

/// What Package.swift declares, as `swift package dump-package` prints it.
struct PackageDump: Decodable {
    struct Target: Decodable {
        var name: String
        var type: String
        var dependencies: [Dependency]
        var settings: [Setting]

        init(name: String, type: String = "regular", dependencies: [Dependency] = []) {
            self.name = name
            self.type = type
            self.dependencies = dependencies
            settings = []
        }
    }

    /// One dependency of a target.
    enum Dependency: Decodable, Equatable {
        case target(String)
        case product(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            for (key, isProduct) in [(Key.product, true), (.byName, false), (.target, false)] where container.contains(key) {
                var list = try container.nestedUnkeyedContainer(forKey: key)
                let name = try list.decode(String.self)
                self = isProduct ? .product(name) : .target(name)
                return
            }
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "unknown kind of dependency"))
        }

        private enum Key: String, CodingKey { case product, byName, target }

        var name: String {
            switch self {
            case .target(let name), .product(let name): name
            }
        }
    }

    /// A compiler setting, by its name and value only.
    struct Setting: Decodable {
        var name: String
        var value: String?

        private enum Key: String, CodingKey { case kind }
        private struct AnyKey: CodingKey {
            var stringValue: String
            var intValue: Int? { nil }
            init?(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        init(from decoder: any Decoder) throws {
            let kind = try decoder.container(keyedBy: Key.self).nestedContainer(keyedBy: AnyKey.self, forKey: .kind)
            guard let key = kind.allKeys.first else {
                throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no kind"))
            }
            name = key.stringValue
            value = try? kind.decode([String: String].self, forKey: key)["_0"]
        }
    }

    var targets: [Target]

    init(targets: [Target]) { self.targets = targets }

    /// Source targets and C libraries; tests are left out.
    var products: [Target] { targets.filter { $0.type != "test" } }
    var tests: [Target] { targets.filter { $0.type == "test" } }

    /// Reads the file that `HAECHI_PACKAGE_DUMP` names (scripts/check writes it), or asks the package manager.
    ///
    /// The package manager gets a scratch folder of its own: the running test holds the lock of the usual one.
    static func current(_ repository: Repository) throws -> PackageDump {
        if let path = ProcessInfo.processInfo.environment["HAECHI_PACKAGE_DUMP"] {
            return try JSONDecoder().decode(PackageDump.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        }
        let scratch = FileManager.default.temporaryDirectory.appendingPathComponent("haechi-dump-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: scratch) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["swift", "package", "--package-path", repository.root.path, "--scratch-path", scratch.path, "dump-package"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode(PackageDump.self, from: bytes)
    }
}
