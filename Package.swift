// swift-tools-version: 6.2
import PackageDescription

/// One set of compiler rules for every target, so that none drifts from the house style.
let rules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

func source(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource]? = nil) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: rules + watched(name))
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.target(name: name)] + dependencies,
        swiftSettings: rules)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

/// The fuzz entries: replayed as a test, or with HAECHI_FUZZ in the environment as a program of libFuzzer (scripts/fuzz).
let fuzzed: [Target.Dependency] = [
    "BreachModel", "ByteStreams", "ConfigurationReading", "CredentialControl", "LogScanning", "NoticeChecking", "Scoping",
]
/// The targets whose ways libFuzzer watches, named by HAECHI_FUZZ. It looks at every one after each input, so that others only cost time.
let watchedTargets = Context.environment["HAECHI_FUZZ"]?.split(separator: ",").map(String.init)
func watched(_ name: String) -> [SwiftSetting] { watchedTargets?.contains(name) == true ? [.unsafeFlags(["-sanitize=fuzzer"])] : [] }
let fuzzing: [Target] =
    watchedTargets == nil
    ? [
        .testTarget(
            name: "FuzzReplayTests", dependencies: fuzzed, path: "Fuzzing", exclude: ["Corpora", "Dictionaries", "Driver", "README.md"],
            sources: ["Entries", "Replay"], swiftSettings: rules)
    ]
    : [
        .executableTarget(
            name: "haechi-fuzz", dependencies: fuzzed, path: "Fuzzing", exclude: ["Corpora", "Dictionaries", "README.md", "Replay"],
            sources: ["Driver", "Entries"], swiftSettings: [.swiftLanguageMode(.v6)],
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])])
    ]

/// With HAECHI_TESTS in the environment only these targets' tests are there, so that a build for speed of some is none of all (scripts/differential).
let onlyTests = Context.environment["HAECHI_TESTS"]?.split(separator: ",").map { "\($0)Tests" }

let package = Package(
    name: "haechi",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "haechi", targets: ["haechi"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache.git", from: "2.1.0"),
        .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.0"),
    ],
    targets: [
        .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
        .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
        .systemLibrary(name: "CLZMA", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
        // No pkgConfig, which would link libcurl to every program: it is loaded where it is needed (decision 0027).
        .systemLibrary(name: "CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .target(name: "CCurlShims", dependencies: ["CCurl"]),
        .target(name: "CTextMarks"),
        .target(name: "CByteSearch"),
        .target(name: "CColumns"),

        source("BreachModel"),
        source("ByteStreams", ["BreachModel", "CISAL", "CZstd", "CLZMA", crypto]),
        source("ConfigurationReading", ["BreachModel", .product(name: "Yams", package: "Yams")]),
        source("LogScanning", ["BreachModel", "ByteStreams", "CISAL", "CTextMarks", "CByteSearch", "CColumns"]),
        source("CredentialControl", ["BreachModel", "ByteStreams", "CColumns"]),
        source("Detection", ["BreachModel", "ByteStreams", "LogScanning"]),
        source("Scoping", ["BreachModel", "ByteStreams", "LogScanning", "CColumns"]),
        source("BreachLaw", ["BreachModel"], resources: [.embedInCode("Profiles")]),
        source("NoticeWriting", ["BreachModel", "BreachLaw"]),
        source("NoticeChecking", ["BreachModel", "BreachLaw"], resources: [.embedInCode("Rules")]),
        source("EvidenceLog", ["BreachModel", "ByteStreams"]),
        source("CaseStore", ["BreachModel", .product(name: "GRDB", package: "GRDB.swift")]),
        source(
            "BreachResponse",
            [
                "BreachModel", "ByteStreams", "ConfigurationReading", "LogScanning", "CredentialControl", "Detection", "Scoping",
                "BreachLaw", "NoticeWriting", "NoticeChecking", "EvidenceLog", "CaseStore", crypto,
            ]),
        source("NoticeDelivery", ["BreachModel", "BreachResponse", "CCurl", "CCurlShims"], resources: [.embedInCode("Scripts")]),
        source(
            "HaechiServer",
            [
                "BreachModel", "BreachResponse", crypto, logging,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Mustache", package: "swift-mustache"),
            ], resources: [.embedInCode("Pages")]),
        source("Drill", ["BreachModel", "ByteStreams"]),
        source(
            "HaechiCommands",
            [
                "BreachModel", "ByteStreams", "BreachResponse", "CaseStore", "LogScanning", "Scoping", "Drill",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(
            name: "haechi",
            dependencies: ["BreachModel", "BreachResponse", "HaechiCommands", "HaechiServer", "NoticeDelivery", logging],
            swiftSettings: rules),
        .executableTarget(
            name: "HaechiBenchmarks",
            dependencies: [
                "BreachModel", "ByteStreams", "ConfigurationReading", "CredentialControl", "LogScanning",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], path: "Benchmarks/HaechiBenchmarks", swiftSettings: rules),

        .testTarget(name: "ArchitectureTests", swiftSettings: rules),
        tests("BreachLaw", ["BreachModel"]),
        tests("BreachModel"),
        tests("BreachResponse", ["BreachLaw", "BreachModel", "CaseStore", "EvidenceLog", "NoticeWriting"]),
        tests("ByteStreams", ["BreachModel"]),
        tests("CaseStore", ["BreachModel", .product(name: "GRDB", package: "GRDB.swift")]),
        tests("ConfigurationReading", ["BreachModel"]),
        tests("CredentialControl", ["BreachModel", "ByteStreams"]),
        tests("Detection", ["BreachModel", "ByteStreams", "LogScanning"]),
        tests("Drill", ["BreachModel", "ByteStreams"]),
        tests("EvidenceLog", ["BreachModel", "ByteStreams"]),
        tests(
            "HaechiServer",
            ["BreachLaw", "BreachModel", "BreachResponse", "CaseStore", .product(name: "HTTPTypes", package: "swift-http-types"), logging]),
        tests("LogScanning", ["BreachModel", "ByteStreams", "CByteSearch", "CTextMarks"]),
        tests("NoticeChecking", ["BreachModel"]),
        tests("NoticeDelivery", ["BreachModel", "BreachResponse"]),
        tests("NoticeWriting", ["BreachLaw", "BreachModel"]),
        tests("Scoping", ["BreachModel", "ByteStreams", "LogScanning"]),
    ] + fuzzing
)

if let onlyTests { package.targets.removeAll { $0.type == .test && !onlyTests.contains($0.name) } }
