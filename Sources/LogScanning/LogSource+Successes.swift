internal import BreachModel

extension LogSource {
    /// For each status from 0 to 999, whether its response showed the page.
    var successes: [Bool] {
        var all = [Bool](repeating: false, count: 1000)
        for range in success where range.overlaps(0...999) {
            for status in range.clamped(to: 0...999) { all[status] = true }
        }
        return all
    }
}
