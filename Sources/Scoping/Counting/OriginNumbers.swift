internal import LogScanning

/// Origin addresses by number, the same in all segments; 0 stands for none. Addresses are one where they are written alike.
struct OriginNumbers {
    private var numbers: [String: UInt32] = ["": 0]
    private var addresses = [""]

    mutating func number(_ address: String) -> UInt32 {
        if let known = numbers[address] { return known }
        let number = UInt32(addresses.count)
        numbers[address] = number
        addresses.append(address)
        return number
    }

    /// Whether one origin's address stands before another's: an order that does not depend on which was met first.
    func precedes(_ left: UInt32, _ right: UInt32) -> Bool {
        addresses[Int(left)].utf8.lexicographicallyPrecedes(addresses[Int(right)].utf8)
    }
}
