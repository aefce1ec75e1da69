import BreachModel
import ByteStreams
import Testing

@Suite struct TextFingerprintTests {
    @Test func `It is the CRC-64 that xz uses`() {
        // The check value of CRC-64/XZ in the catalogue of parametrised CRC algorithms.
        #expect(fingerprint(of: Array("123456789".utf8)).text == "995dc9bbdf1939fa-9")
        #expect(TextFingerprint().text == "0000000000000000-0")
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `The fingerprints of two pieces join to that of both`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for length in [0, 1, 2, 7, 8, 63, 64, 1000, 70_000] {
            let text = sampleBytes(length, seed: seed)
            let cut = Int.random(in: 0...length, using: &generator)
            var joined = fingerprint(of: Array(text[..<cut]))
            joined.append(fingerprint(of: Array(text[cut...])))
            #expect(joined == fingerprint(of: text), "seed \(seed), \(cut) of \(length)")
        }
    }

    @Test func `It is read back from its text, and nothing else is`() {
        let some = fingerprint(of: sampleBytes(100, seed: 1))
        #expect(TextFingerprint(text: some.text) == some)
        for text in ["", "-", "00", "zz-1", "00-", "00-x", "00-1-2"] { #expect(TextFingerprint(text: text) == nil, "\(text)") }
    }
}
