import BreachModel
import ByteStreams
import Testing

@Suite struct SHA256DigestTests {
    /// Source: FIPS 180-2, appendix B, and NIST's example values.
    static let vectors: [(String, String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (String(repeating: "a", count: 1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]

    @Test("Known texts have their published digests", arguments: vectors)
    func known(_ text: String, _ digest: String) throws {
        #expect(SHA256Digest.of(Array(text.utf8)) == digest)
        let folder = try TemporaryFolder()
        #expect(try SHA256Digest.ofFile(try folder.write("a", text)) == digest)
    }

    @Test func `Pieces give the digest of the whole, and it may be asked for in between`() {
        let content = sampleBytes(10_000, seed: 1)
        var digest = SHA256Digest()
        digest.update(Array(content[..<1]))
        digest.update([])
        #expect(digest.hexadecimal() == SHA256Digest.of(Array(content[..<1])))
        digest.update(Array(content[1...]))
        #expect(digest.hexadecimal() == SHA256Digest.of(content))
        #expect(digest.hexadecimal() == SHA256Digest.of(content))
    }

    @Test func `A file's digest is that of its bytes on the disk, compressed or not`() throws {
        let folder = try TemporaryFolder()
        let packed = try folder.compressed(sampleBytes(1000, seed: 2), as: "gz")
        #expect(try SHA256Digest.ofFile(try folder.write("a.gz", packed)) == SHA256Digest.of(packed))
        #expect(throws: ByteStreamError(.notFound, "")) { try SHA256Digest.ofFile(folder.path + "/missing") }
        #expect(throws: ByteStreamError(.isDirectory, "")) { try SHA256Digest.ofFile(folder.path) }
    }
}
