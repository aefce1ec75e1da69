// Hot: two digests a leaf. Benchmark: Benchmarks/run scan (re-scope).
internal import Crypto

/// A Merkle tree over leaves that come one after the other (RFC 9162 section 2.1; the same tree as RFC 6962): a leaf's hash is
/// SHA-256 of 0x00 and its bytes, a node's SHA-256 of 0x01 and its two children's hashes.
///
/// Memory grows with the logarithm of the number of leaves.
package struct MerkleTree {
    /// A complete subtree; those that stand side by side shrink from left to right.
    private struct Subtree {
        var hash: SHA256.Digest
        var leaves: Int
        /// Whether the leaf to be proven is in it.
        var isProven: Bool
    }

    private static let leafMark: [UInt8] = [0]
    private static let nodeMark: [UInt8] = [1]
    private var subtrees: [Subtree] = []
    /// Leaves so far.
    package private(set) var count = 0
    private var provenLeaf: Int?
    private var path: [SHA256.Digest] = []

    package init() {}

    /// Adds the next leaf.
    ///
    /// - Parameter proven: whether `proof` is to be about this leaf; true for one leaf of a tree at most.
    package mutating func add(_ leaf: [UInt8], proven: Bool = false) {
        // SAFETY: read inside the closure only.
        unsafe leaf.withUnsafeBytes { unsafe add($0, proven: proven) }
    }

    /// The same for bytes that stand somewhere.
    package mutating func add(_ leaf: UnsafeRawBufferPointer, proven: Bool = false) {
        if proven { provenLeaf = count }
        count += 1
        // SAFETY: read during the call only.
        var added = unsafe Subtree(hash: Self.leafHash(leaf), leaves: 1, isProven: proven)
        while let left = subtrees.last, left.leaves == added.leaves {
            subtrees.removeLast()
            added = Self.join(left, added, path: &path)
        }
        subtrees.append(added)
    }

    /// The tree's hash so far, in lower-case hexadecimal; without a leaf, SHA-256 of nothing.
    package var root: String {
        var path = path
        let hash = folded(&path)?.hash ?? SHA256().finalize()
        return SHA256Digest.hexadecimal(Array(hash))
    }

    /// How the proven leaf leads to `root`; nil where no leaf was to be proven.
    package var proof: MerkleProof? {
        guard let provenLeaf else { return nil }
        var path = path
        _ = folded(&path)
        return MerkleProof(leaf: provenLeaf, leaves: count, path: path.map { SHA256Digest.hexadecimal(Array($0)) })
    }

    private func folded(_ path: inout [SHA256.Digest]) -> Subtree? {
        guard var right = subtrees.last else { return nil }
        for left in subtrees.dropLast().reversed() { right = Self.join(left, right, path: &path) }
        return right
    }

    private static func join(_ left: Subtree, _ right: Subtree, path: inout [SHA256.Digest]) -> Subtree {
        if left.isProven { path.append(right.hash) }
        if right.isProven { path.append(left.hash) }
        return Subtree(
            hash: nodeHash(left.hash, right.hash), leaves: left.leaves + right.leaves, isProven: left.isProven || right.isProven)
    }

    static func leafHash(_ leaf: [UInt8]) -> SHA256.Digest {
        // SAFETY: read inside the closure only.
        unsafe leaf.withUnsafeBytes { unsafe leafHash($0) }
    }

    private static func leafHash(_ leaf: UnsafeRawBufferPointer) -> SHA256.Digest {
        var hash = SHA256()
        hash.update(data: leafMark)
        // SAFETY: read during the call only.
        unsafe hash.update(bufferPointer: leaf)
        return hash.finalize()
    }

    static func nodeHash(_ left: SHA256.Digest, _ right: SHA256.Digest) -> SHA256.Digest {
        var hash = SHA256()
        hash.update(data: nodeMark)
        // SAFETY: the bytes of a digest are read inside the closure only.
        unsafe left.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        unsafe right.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
        return hash.finalize()
    }
}

/// Proof that a leaf stands in a tree: RFC 9162 section 2.1.3 calls it an inclusion proof.
package struct MerkleProof: Hashable, Sendable, Codable {
    /// Number of the leaf, from 0.
    package var leaf: Int
    /// Leaves of the whole tree.
    package var leaves: Int
    /// Hashes of the neighbours from the leaf up to the root, in lower-case hexadecimal.
    package var path: [String]

    package init(leaf: Int, leaves: Int, path: [String]) {
        self.leaf = leaf
        self.leaves = leaves
        self.path = path
    }

    /// The root that the proof leads to from a leaf (RFC 9162 section 2.1.3.2); nil where the proof does not fit its own numbers.
    package func root(of bytes: [UInt8]) -> String? {
        guard leaf >= 0, leaf < leaves else { return nil }
        var (number, last) = (leaf, leaves - 1)
        var hash = Array(MerkleTree.leafHash(bytes))
        for text in path {
            guard last > 0, let neighbour = Self.bytes(text) else { return nil }
            if number & 1 == 1 || number == last {
                hash = Self.node(neighbour, hash)
                while number & 1 == 0, number != 0 { (number, last) = (number >> 1, last >> 1) }
            } else {
                hash = Self.node(hash, neighbour)
            }
            (number, last) = (number >> 1, last >> 1)
        }
        return last == 0 ? SHA256Digest.hexadecimal(hash) : nil
    }

    private static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
        var hash = SHA256()
        hash.update(data: [1] + left + right)
        return Array(hash.finalize())
    }

    private static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: 64, by: 2) {
            guard let byte = UInt8(String(decoding: digits[index...(index + 1)], as: UTF8.self), radix: 16) else { return nil }
            bytes.append(byte)
        }
        return bytes
    }
}
