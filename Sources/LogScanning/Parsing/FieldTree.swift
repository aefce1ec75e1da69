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
        let parts = name.split(separator: ".").map { Array($0.utf8) }
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
