import ByteStreams
import Testing

/// Merkle trees (RFC 9162 section 2.1).
struct MerkleTreeTests {
    /// The leaves and roots of Certificate Transparency's own reference tests (RFC 6962 hashing).
    private static let leaves: [[UInt8]] = [
        [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43], Array(0x50...0x57), Array(0x60...0x6F),
    ]
    private static let roots = [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]

    private func tree(_ leaves: some Sequence<[UInt8]>, proving: Int? = nil) -> MerkleTree {
        var tree = MerkleTree()
        for (index, leaf) in leaves.enumerated() { tree.add(leaf, proven: index == proving) }
        return tree
    }

    /// The definition of RFC 9162, section 2.1.1, word by word.
    private func defined(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        if leaves.isEmpty { return bytes(SHA256Digest.of([])) }
        if leaves.count == 1 { return bytes(SHA256Digest.of([0] + leaves[leaves.startIndex])) }
        var half = 1
        while half * 2 < leaves.count { half *= 2 }
        let middle = leaves.startIndex + half
        return bytes(SHA256Digest.of([1] + defined(leaves[..<middle]) + defined(leaves[middle...])))
    }

    private func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = Array(hexadecimal)
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(String(digits[$0...($0 + 1)]), radix: 16)! }
    }

    @Test("No leaf at all has the digest of nothing")
    func empty() {
        #expect(MerkleTree().root == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(MerkleTree().proof == nil)
    }

    @Test("Roots are those of Certificate Transparency's reference trees", arguments: 1...8)
    func reference(count: Int) {
        #expect(tree(Self.leaves.prefix(count)).root == Self.roots[count - 1])
    }

    @Test("The running root is the one that the definition gives, for every size up to 70")
    func definition() {
        let leaves = (0..<70).map { [UInt8]("leaf \($0)".utf8) }
        for count in 0...70 { #expect(bytes(tree(leaves.prefix(count)).root) == defined(leaves[..<count])) }
    }

    @Test("Every leaf of every tree up to 40 leaves is proven, and no other leaf, place or size is")
    func proofs() throws {
        let leaves = (0..<40).map { [UInt8]("person \($0)".utf8) }
        for count in 1...40 {
            for index in 0..<count {
                let tree = tree(leaves.prefix(count), proving: index)
                let proof = try #require(tree.proof)
                #expect(proof.leaf == index && proof.leaves == count)
                #expect(proof.root(of: leaves[index]) == tree.root)
                #expect(proof.root(of: leaves[index] + [0x0A]) != tree.root)
                var elsewhere = proof
                elsewhere.leaf = (index + 1) % count
                #expect(count == 1 || elsewhere.root(of: leaves[index]) != tree.root)
                var longer = proof
                longer.path.append(tree.root)
                #expect(longer.root(of: leaves[index]) == nil)
            }
        }
    }

    @Test(
        "A proof that is none gives no root",
        arguments: [
            MerkleProof(leaf: 1, leaves: 1, path: []), MerkleProof(leaf: -1, leaves: 1, path: []),
            MerkleProof(leaf: 0, leaves: 2, path: []),
            MerkleProof(leaf: 0, leaves: 2, path: ["zz"]), MerkleProof(leaf: 0, leaves: 2, path: [String(repeating: "g", count: 64)]),
        ])
    func malformed(proof: MerkleProof) {
        #expect(proof.root(of: [1]) == nil)
    }
}
