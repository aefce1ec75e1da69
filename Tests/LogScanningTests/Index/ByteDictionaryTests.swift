import BreachModel
import Testing

@testable import LogScanning

@Suite struct ByteDictionaryTests {
    @Test(arguments: [501, 502, 503] as [UInt64])
    func `Texts get the numbers of their first appearance, as a plain dictionary gives them`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let dictionary = ByteDictionary()
        var expected: [[UInt8]: Int] = [:]
        var order: [[UInt8]] = []
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...20, using: &generator)
            let text = (0..<length).map { _ in UInt8.random(in: 0x60...0x63, using: &generator) }
            if expected[text] == nil {
                expected[text] = order.count
                order.append(text)
            }
            let number = unsafe text.withUnsafeBytes { unsafe dictionary.number($0) }
            #expect(number == expected[text], "seed \(seed)")
        }
        #expect(dictionary.count == order.count)
        var start = 0
        for (end, text) in zip(dictionary.ends, order) {
            #expect(unsafe Array(dictionary.bytes[start..<Int(end)]) == text)
            start = Int(end)
        }
    }

    @Test func `Texts that differ in a NUL, a byte order or their length alone have numbers of their own`() {
        let dictionary = ByteDictionary()
        let texts: [[UInt8]] = [
            [], [0], [0, 0], [1, 0], [0, 1], [0, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0, 0], Array("12345678".utf8),
            Array("123456781".utf8), Array("87654321".utf8),
        ]
        for _ in 0..<2 {
            #expect(texts.map { text in unsafe text.withUnsafeBytes { unsafe dictionary.number($0) } } == Array(0..<texts.count))
        }
    }

    @Test func `Hashes of near texts are distinct, and the same in every run`() {
        let hashes = Set(
            (0..<100_000).map { number in unsafe Array("token-\(number)".utf8).withUnsafeBytes { unsafe ByteDictionary.hash($0) } })
        #expect(hashes.count == 100_000)
        let known = unsafe Array("event-1".utf8).withUnsafeBytes { unsafe ByteDictionary.hash($0) }
        #expect(unsafe known == Array("event-1".utf8).withUnsafeBytes { unsafe ByteDictionary.hash($0) })
    }
}

@Suite struct ColumnsTests {
    @Test(
        "A column takes the form and the width that its values need, and gives them back",
        arguments: [
            ([], .constant, 0), ([0, 0, 0], .constant, 0), ([7, 7], .constant, 0), ([0, 1, 255], .packed, 8), ([256, 3], .packed, 9),
            ([4_294_967_296, 0], .packed, 33), ([.max, 0, 1], .packed, 64), ([1 << 56, 1], .packed, 64),
            ([5] + [UInt64](repeating: 0, count: 99), .sparse, 3), ([UInt64](repeating: 0, count: 200) + [.max], .sparse, 64),
        ] as [([UInt64], ColumnForm, Int)])
    func forms(_ values: [UInt64], _ form: ColumnForm, _ width: Int) throws {
        try roundTrip(values, form: form, width: width)
    }

    @Test(arguments: [511, 512, 513, 514] as [UInt64])
    func `Any values come back, in the order asked for`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            let bits = UInt64.random(in: 0...63, using: &generator)
            let count = Int.random(in: 0...300, using: &generator)
            let rare = UInt64.random(in: 1...20, using: &generator)
            let base = generator.next() % 3 == 0 ? generator.next() >> 40 : 0
            let shift = base == 0 ? bits : max(bits, 8)
            let values = (0..<count).map { _ in generator.next() % rare == 0 ? (generator.next() >> shift) + base : base }
            try roundTrip(values, base: base, order: (0..<UInt16(count)).shuffled(using: &generator))
            try roundTrip(values.map { UInt32(truncatingIfNeeded: $0) })
        }
    }

    private func roundTrip<Value: FixedWidthInteger & UnsignedInteger>(
        _ values: [Value], base: UInt64 = 0, order: [UInt16]? = nil, form: ColumnForm? = nil, width: Int? = nil
    ) throws {
        let order = order ?? Array(0..<UInt16(values.count))
        var bytes: [UInt8] = [7, 7, 7, 7, 7, 7, 7, 7] + [UInt8](repeating: 0, count: SegmentFormat.headSize)
        unsafe order.withUnsafeBufferPointer { order in
            if let narrow = values as? [UInt32] {
                unsafe (narrow + [0]).withUnsafeBufferPointer { unsafe Columns.append($0.baseAddress!, order: order, head: 8, to: &bytes) }
            } else if let wide = values as? [UInt64] {
                unsafe (wide + [0]).withUnsafeBufferPointer {
                    unsafe Columns.append($0.baseAddress!, order: order, base: base, head: 8, to: &bytes)
                }
            }
        }
        #expect(bytes.count % 8 == 0)
        if let form { #expect(bytes[8] == form.rawValue) }
        if let width { #expect(Int(bytes[9]) == width) }
        let length = bytes.count
        bytes += [UInt8](repeating: 7, count: 64)
        // SAFETY: the view is used while the array lives, and below the count.
        try unsafe bytes.withUnsafeBytes { all in
            let (word, base) = unsafe (all.load(fromByteOffset: 8, as: UInt64.self), all.load(fromByteOffset: 16, as: UInt64.self))
            let head = try #require(ColumnHead(word: word, base: base, rows: values.count))
            #expect(head.size(rows: values.count) == length - 24)
            #expect(unsafe head.ranksFit(all.baseAddress! + 24, rows: values.count))
            let view = unsafe ColumnView(head, start: all.baseAddress! + 24, rows: values.count)
            let expected = order.map { UInt64(values[Int($0)]) }
            #expect(values.indices.map { view[$0] } == expected)
            let part = (values.count / 3)..<values.count
            var read = [UInt64](repeating: 9, count: part.count + 1)
            unsafe read.withUnsafeMutableBufferPointer { unsafe view.read(part, to: $0.baseAddress!) }
            #expect(read == expected[part] + [9])
            var narrow = [UInt8](repeating: 9, count: values.count)
            view.read(part, flip: 0x80, into: &narrow)
            #expect(narrow[part] == expected[part].map { UInt8(truncatingIfNeeded: $0) ^ 0x80 }[...])
        }
    }

    @Test func `Numbers are stored least significant byte first`() {
        var bytes: [UInt8] = []
        Bytes.append(UInt32(0x0102_0304), to: &bytes)
        Bytes.append(UInt16(0xFF00), to: &bytes)
        Bytes.append(Int64(-1), to: &bytes)
        #expect(bytes == [4, 3, 2, 1, 0, 0xFF] + [UInt8](repeating: 0xFF, count: 8))
    }

    @Test func `The checksum is that of gzip, in one piece or several`() {
        let text = Array("123456789".utf8)
        #expect(CRC32.update(0, text) == 0xCBF4_3926)
        #expect(CRC32.update(CRC32.update(0, Array(text[..<4])), Array(text[4...])) == 0xCBF4_3926)
        #expect(CRC32.update(5, []) == 5)
    }
}

@Suite struct SubjectKeyTests {
    @Test(
        "Only digits without a leading zero, up to 18 of them, are a whole number",
        arguments: [
            ("0", 0), ("17", 17), ("999999999999999999", 999_999_999_999_999_999), ("1000000000000000000", nil), ("", nil), ("017", nil),
            ("00", nil), ("-1", nil), ("+1", nil), ("1.0", nil), ("1e3", nil), (" 1", nil), ("１７", nil), ("1\u{0}", nil),
        ] as [(String, UInt64?)])
    func wholeNumber(_ text: String, _ number: UInt64?) {
        #expect(unsafe withPadding(Array(text.utf8)) { unsafe SubjectKey.wholeNumber($0) } == number)
    }

    @Test(arguments: [0, 1, 17, 999_999_999_999_999_999, .max, 1 << 63, 1 << 63 | 70_000] as [UInt64])
    func `A key comes back from the form in which it is stored`(_ value: UInt64) {
        #expect(SubjectKey(stored: SubjectKey(value: value).stored) == SubjectKey(value: value))
        #expect((SubjectKey(value: value).stored == 0) == (value == .max))
    }

    @Test func `A whole number, a dictionary number and none are told apart`() {
        #expect(SubjectKey(value: 17).wholeNumber == 17)
        #expect(SubjectKey(value: 17 | SubjectKey.dictionaryBit).wholeNumber == nil)
        #expect(SubjectKey.none.wholeNumber == nil)
        #expect(SubjectKey(value: 17) < SubjectKey(value: 18))
    }
}
