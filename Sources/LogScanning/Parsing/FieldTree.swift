internal import BreachModel

/// Which JSON keys matter, as a tree: a dot in a mapping's field name steps into an object.
struct FieldTree {
    struct Child {
        let key: [UInt8]
        /// The slots that the value fills; none where only something inside it matters.
        var slots: [FieldSlot] = []
        /// The node of the object's own keys; -1 where none of them matters.
        var node = -1
    }

    /// Children by node; node 0 is the line's object.
    private(set) var nodes: [[Child]] = [[]]

    init(_ mapping: FieldMapping) {
        for (slot, name) in Self.names(mapping) {
            for path in Self.paths(name) { add(path, slot: slot) }
        }
    }

    /// The fields that a mapping names, with the slots they fill.
    static func names(_ mapping: FieldMapping) -> [(FieldSlot, String)] {
        let names: [(FieldSlot, String?)] = [
            (.time, mapping.time), (.eventID, mapping.eventID), (.origin, mapping.origin), (.country, mapping.country),
            (.network, mapping.network), (.credential, mapping.credential), (.token, mapping.token),
            (.subject, mapping.subject), (.actor, mapping.actor), (.method, mapping.method), (.route, mapping.route),
            (.status, mapping.status), (.client, mapping.client), (.sequence, mapping.sequence), (.producer, mapping.producer),
        ]
        return names.compactMap { slot, name in name.map { (slot, $0) } }
    }

    /// All ways in which producers write a name with dots: `{"a":{"b":1}}`, `{"a.b":1}` and what lies between.
    private static func paths(_ name: String) -> [[[UInt8]]] {
        guard name.utf8.contains(0x2E) else { return name.isEmpty ? [] : [[Array(name.utf8)]] }
        let parts = name.utf8.split(separator: 0x2E).map { Array($0) }
        guard let first = parts.first else { return [] }
        var paths: [[[UInt8]]] = [[first]]
        for part in parts.dropFirst() {
            // More ways than these nobody writes, and each costs a little of every line.
            let joined: [[[UInt8]]] = paths.count < 16 ? paths.map { Array($0.dropLast()) + [($0.last ?? []) + [0x2E] + part] } : []
            paths = paths.map { $0 + [part] } + joined
        }
        return paths
    }

    private mutating func add(_ path: [[UInt8]], slot: FieldSlot) {
        var node = 0
        for (depth, key) in path.enumerated() {
            let place = child(of: node, named: key)
            if depth == path.count - 1 {
                nodes[node][place].slots.append(slot)
            } else {
                if nodes[node][place].node < 0 {
                    nodes.append([])
                    nodes[node][place].node = nodes.count - 1
                }
                node = nodes[node][place].node
            }
        }
    }

    /// The place of the one child with this key, made where there is none: one field may fill several slots, and have fields inside.
    private mutating func child(of node: Int, named key: [UInt8]) -> Int {
        if let known = nodes[node].firstIndex(where: { $0.key == key }) { return known }
        nodes[node].append(Child(key: key))
        return nodes[node].count - 1
    }
}

/// A field tree for the hot loop: flat, without references.
@safe struct FlatFieldTree {
    struct Child {
        /// The key, its first sixteen bytes as words with masks.
        var words: (UInt64, UInt64) = (0, 0)
        var masks: (UInt64, UInt64) = (0, 0)
        var count: Int
        /// Where the key's bytes lie in the tree's own.
        var start: Int
        /// The slots that the value fills, by bit.
        var slots: UInt32
        /// The node of the object's own keys; -1 where none of them matters.
        var node: Int
    }

    private let children: UnsafeMutableBufferPointer<Child>
    /// For each node its first child; one more than there are nodes.
    private let starts: UnsafeMutableBufferPointer<Int>
    private let keys: UnsafeMutableRawBufferPointer

    init(_ tree: FieldTree) {
        let all = tree.nodes.flatMap(\.self)
        // SAFETY: all three are freed by `deallocate`, and every element is initialised here.
        unsafe children = .allocate(capacity: all.count)
        unsafe starts = .allocate(capacity: tree.nodes.count + 1)
        unsafe keys = .allocate(byteCount: all.reduce(1) { $0 + $1.key.count }, alignment: 1)
        var place = 0
        var used = 0
        for (node, members) in tree.nodes.enumerated() {
            unsafe starts.initializeElement(at: node, to: place)
            for member in members {
                var child = Child(count: member.key.count, start: used, slots: 0, node: member.node)
                for slot in member.slots { child.slots |= 1 << UInt32(slot.rawValue) }
                for (index, byte) in member.key.enumerated() {
                    unsafe keys[used + index] = byte
                    let shift = UInt64(index % 8 * 8)
                    if index < 8 {
                        child.words.0 |= UInt64(byte) << shift
                        child.masks.0 |= 0xFF << shift
                    } else if index < 16 {
                        child.words.1 |= UInt64(byte) << shift
                        child.masks.1 |= 0xFF << shift
                    }
                }
                unsafe children.initializeElement(at: place, to: child)
                place += 1
                used += member.key.count
            }
        }
        unsafe starts.initializeElement(at: tree.nodes.count, to: place)
    }

    func deallocate() {
        // SAFETY: allocated in `init`; the owner calls this once.
        unsafe children.deallocate()
        unsafe starts.deallocate()
        unsafe keys.deallocate()
    }

    /// The child of `node` with this key, behind whose bytes padding can be read.
    @inline(__always)
    func child(of node: Int, named key: BytePlace, count: Int) -> Int? {
        // SAFETY: nodes and children are numbers of this tree.
        var index = unsafe starts[node]
        let end = unsafe starts[node + 1]
        while index < end {
            let child = unsafe children.baseAddress.unsafelyUnwrapped + index
            if unsafe child.pointee.count == count,
                unsafe (key.word() ^ child.pointee.words.0) & child.pointee.masks.0 | (key.word(8) ^ child.pointee.words.1)
                    & child.pointee.masks.1 == 0, count <= 16 || restMatches(index, key)
            {
                return index
            }
            index += 1
        }
        return nil
    }

    private func restMatches(_ index: Int, _ key: BytePlace) -> Bool {
        let child = self[index]
        // SAFETY: the key's bytes lie in `keys`.
        for offset in 16..<child.count where unsafe keys[child.start + offset] != key[offset] { return false }
        return true
    }

    // SAFETY: children are numbers of this tree.
    subscript(index: Int) -> Child { unsafe children[index] }
}
