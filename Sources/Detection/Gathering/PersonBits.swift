// Hot: two looks a line. Benchmark: Benchmarks/run scan (all).

/// People by their numbers, a bit for each in pages of 65,536: only pages that somebody is on take memory.
package struct PersonBits: Sendable {
    static let pageWords = 1024
    /// Place of each page by the upper half of its numbers; -1 where nobody is.
    private var directory: [Int32] = []
    private var words: [UInt64] = []
    package private(set) var count = 0

    package init() {}

    /// - Returns: whether the number is new.
    @discardableResult
    package mutating func insert(_ number: UInt32) -> Bool {
        let word = Int(page(number)) * Self.pageWords + Int(number >> 6 & 1023)
        let bit: UInt64 = 1 << UInt64(number & 63)
        if words[word] & bit != 0 { return false }
        words[word] |= bit
        count += 1
        return true
    }

    /// Takes many numbers, without waiting for one before it looks for the next.
    mutating func insert(all numbers: [UInt32]) {
        for number in numbers { _ = page(number) }
        var new = 0
        unsafe words.withUnsafeMutableBufferPointer { words in
            for number in numbers {
                let place = Int(directory[Int(number >> 16)]) * Self.pageWords + Int(number >> 6 & 1023)
                // SAFETY: every number's page was made before.
                let word = unsafe words[place]
                new += Int(~word >> UInt64(number & 63) & 1)
                unsafe words[place] = word | 1 << UInt64(number & 63)
            }
        }
        count += new
    }

    /// Takes all members of another set.
    mutating func formUnion(_ other: PersonBits) {
        for (upper, place) in other.directory.enumerated() where place >= 0 {
            let own = Int(page(UInt32(upper) << 16)) * Self.pageWords
            let theirs = Int(place) * Self.pageWords
            for index in 0..<Self.pageWords {
                let both = words[own + index] | other.words[theirs + index]
                count += (both ^ words[own + index]).nonzeroBitCount
                words[own + index] = both
            }
        }
    }

    @inline(__always)
    package func contains(_ number: UInt32) -> Bool {
        let page = Int(number >> 16)
        guard page < directory.count, directory[page] >= 0 else { return false }
        return words[Int(directory[page]) * Self.pageWords + Int(number >> 6 & 1023)] & 1 << UInt64(number & 63) != 0
    }

    /// Marks those of many numbers that are no members, and says whether there is one.
    func markMissing(_ numbers: [UInt32], rows: Range<Int>, in marks: inout [Bool]) -> Bool {
        var some = false
        unsafe words.withUnsafeBufferPointer { words in
            unsafe directory.withUnsafeBufferPointer { directory in
                for row in rows {
                    let number = numbers[row]
                    let page = Int(number >> 16)
                    // SAFETY: the directory has places of pages that there are.
                    let place = page < directory.count ? unsafe directory[page] : -1
                    let word = place < 0 ? 0 : unsafe words[Int(place) &* Self.pageWords &+ Int(number >> 6 & 1023)]
                    let isMember = word >> UInt64(number & 63) & 1 != 0
                    marks[row] = !isMember
                    some = some || !isMember
                }
            }
        }
        return some
    }

    /// Place of a number's page, which is made if there is none.
    @inline(__always)
    private mutating func page(_ number: UInt32) -> Int32 {
        let page = Int(number >> 16)
        if page < directory.count, directory[page] >= 0 { return directory[page] }
        return makePage(page)
    }

    @inline(never)
    private mutating func makePage(_ page: Int) -> Int32 {
        if page >= directory.count { directory.append(contentsOf: repeatElement(-1, count: page + 1 - directory.count)) }
        directory[page] = Int32(words.count / Self.pageWords)
        // Page by page: doubling would hold three times of what is needed for a moment.
        if words.capacity < words.count + Self.pageWords { words.reserveCapacity(words.count + max(Self.pageWords, words.count / 4)) }
        words.append(contentsOf: repeatElement(0, count: Self.pageWords))
        return directory[page]
    }

    /// How many bytes the pages of these numbers take.
    static func bytes(of numbers: [UInt32]) -> Int {
        var touched = [UInt64](repeating: 0, count: 1024)
        for number in numbers { touched[Int(number >> 22)] |= 1 << UInt64(number >> 16 & 63) }
        return touched.reduce(0) { $0 + $1.nonzeroBitCount } * pageWords * 8
    }
}
