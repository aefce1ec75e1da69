internal import BreachLaw
internal import BreachModel
internal import ByteStreams
internal import ConfigurationReading

/// Use case: report to a regulator what became of its order: what is proven, what is open; and which public promises stand.
package struct WriteOrderReport {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// One order's report.
    package struct Written: Hashable, Sendable {
        package var order: String
        package var korean: String
        package var english: String
        package var proven: Int
        package var open: Int
        /// Where the files lie, without their endings.
        package var path: String
    }

    /// Writes the reports into the store's `reports` folder.
    ///
    /// - Parameter id: one order; nil for all.
    /// - Throws: `unknownReport` where there is no such order.
    package func callAsFunction(order id: String? = nil) throws -> [Written] {
        let show = ShowPromises(environment)
        let orders = try show.orders().filter { id == nil || $0.order.id == id }
        guard !orders.isEmpty else {
            throw ResponseError(.unknownReport, "there is no such order in the case", hint: "haechi case order list shows them")
        }
        try environment.folder.make()
        let company = try environment.configuration.requireCompany().name
        let promises = try show.promises()
        let written = try orders.map { status in
            let text = OrderReport(
                status: status, promises: promises, company: company, now: environment.clock.now(),
                zone: LegalZone(id: "Asia/Seoul", fixedOffsetMinutes: environment.configuration.zoneOffsetMinutes))
            return try write(status, korean: text.render(.korean), english: text.render(.english))
        }
        try EvidenceSeal(environment).seal(
            step: "order-report", inputs: [],
            results: written.flatMap {
                [
                    SealedItem("order-report:\($0.order):ko", bytes: Array($0.korean.utf8)),
                    SealedItem("order-report:\($0.order):en", bytes: Array($0.english.utf8)),
                ]
            })
        return written
    }

    private func write(_ status: OrderStatus, korean: String, english: String) throws -> Written {
        let path = environment.folder.reports + "/order-" + status.order.id
        for (ending, text) in [(".ko.txt", korean), (".en.txt", english)] {
            let file = try CompressedWriter(path: path + ending)
            try file.write(text)
            try file.finish(durable: true)
        }
        let proven = status.duties.count(where: \.state.isDone)
        return Written(
            order: status.order.id, korean: korean, english: english, proven: proven, open: status.duties.count - proven, path: path)
    }
}
