internal import BreachLaw
internal import BreachModel

/// Use case: where orders, promises and postings stand now.
package struct ShowPromises {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    package func orders() throws -> [OrderStatus] {
        try OrderStatus.list(try environment.requireStore(), now: environment.clock.now())
    }

    package func promises() throws -> [PromiseStatus] {
        try PromiseStatus.list(try environment.requireStore(), now: environment.clock.now())
    }

    package func postings() throws -> [PostingStatus] {
        try PostingStatus.list(
            try environment.requireStore(), now: environment.clock.now(),
            zone: LegalZone(id: "company", fixedOffsetMinutes: environment.configuration.zoneOffsetMinutes),
            maximumGapMinutes: environment.configuration.postings.maximumGapMinutes)
    }
}
