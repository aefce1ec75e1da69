internal import BreachModel

/// Which JSON keys matter, as a tree: a dot in a mapping's field name steps into an object.
struct FieldTree {
    struct Child {
        let key: [UInt8]
        /// The slot that the value fills; nil where only something inside it matters.
        let slot: FieldSlot?
        /// The node of the object's own keys; -1 where none of them matters.
        var node: Int
    }

    /// Children by node; node 0 is the line's object.
    private(set) var nodes: [[Child]] = [[]]

    init(_ mapping: FieldMapping) {
        let names: [(FieldSlot, String?)] = [
            (.time, mapping.time), (.eventID, mapping.eventID), (.origin, mapping.origin), (.country, mapping.country),
            (.network, mapping.network), (.credential, mapping.credential), (.token, mapping.token),
            (.subject, mapping.subject), (.actor, mapping.actor), (.method, mapping.method), (.route, mapping.route),
            (.status, mapping.status), (.client, mapping.client),
        ]
        for (slot, name) in names {
            guard let name else { continue }
            add(name.split(separator: ".").map { Array($0.utf8) }, slot: slot)
        }
    }

    private mutating func add(_ path: [[UInt8]], slot: FieldSlot) {
        var node = 0
        for (depth, key) in path.enumerated() {
            let isLast = depth == path.count - 1
            if isLast {
                nodes[node].append(Child(key: key, slot: slot, node: -1))
            } else if let known = nodes[node].firstIndex(where: { $0.key == key && $0.node >= 0 }) {
                node = nodes[node][known].node
            } else {
                nodes.append([])
                nodes[node].append(Child(key: key, slot: nil, node: nodes.count - 1))
                node = nodes.count - 1
            }
        }
    }
}
