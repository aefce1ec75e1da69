internal import BreachModel
internal import LogScanning

/// Everything that the detectors want to know of one credential.
struct CredentialHistory {
    /// First and last use, and lines, from one country or network.
    struct Place {
        var first: Int64 = .max
        var last: Int64 = .min
        var events = 0

        mutating func add(_ time: Int64) {
            first = min(first, time)
            last = max(last, time)
            events += 1
        }
    }

    private(set) var first: Int64 = .max
    private(set) var events = 0
    var afterLimit: [Sighting]
    var neverIssued = Sighting()
    var strangers = Sighting()
    private(set) var countries: [String: Place] = [:]
    private(set) var networks: [String: Place] = [:]
    var reach = DailyReach()

    init(limits: Int) {
        afterLimit = Array(repeating: Sighting(), count: limits)
    }

    mutating func add(time: Int64) {
        first = min(first, time)
        events += 1
    }

    /// Adds what one segment holds of the credential, by country and network.
    mutating func merge(countries more: [String: Place], networks others: [String: Place]) {
        countries.merge(more, uniquingKeysWith: Self.joined)
        networks.merge(others, uniquingKeysWith: Self.joined)
    }

    private static func joined(_ left: Place, _ right: Place) -> Place {
        Place(first: min(left.first, right.first), last: max(left.last, right.last), events: left.events + right.events)
    }
}
