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
        let names: [(FieldSlot, String?)] = [
            (.time, mapping.time), (.eventID, mapping.eventID), (.origin, mapping.origin), (.country, mapping.country),
            (.network, mapping.network), (.credential, mapping.credential), (.token, mapping.token),
            (.subject, mapping.subject), (.actor, mapping.actor), (.method, mapping.method), (.route, mapping.route),
            (.status, mapping.status), (.client, mapping.client), (.sequence, mapping.sequence), (.producer, mapping.producer),
        ]
        for (slot, name) in names {
            guard let name else { continue }
            add(name.split(separator: ".").map { Array($0.utf8) }, slot: slot)
        }
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
