internal import Synchronization

/// Counts requests by site, route pattern and class of status, and how long they took. No path, address or person is kept.
package final class RequestMetrics: Sendable {
    private struct Series: Hashable, Comparable {
        var site: String
        var route: String
        /// `2xx`, `3xx`, …
        var status: String

        static func < (left: Self, right: Self) -> Bool {
            (left.site, left.route, left.status) < (right.site, right.route, right.status)
        }
    }

    private struct Histogram {
        var buckets = [Int](repeating: 0, count: RequestMetrics.bounds.count)
        var count = 0
        var seconds = 0.0
    }

    /// Upper bounds of the latency buckets, in seconds.
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

    private let requests = Mutex<[Series: Int]>([:])
    private let latencies = Mutex<[String: Histogram]>([:])

    package init() {}

    /// Counts one request.
    ///
    /// - Parameter route: the route's pattern, never the path that was asked for.
    package func record(site: String, route: String, status: Int, duration: Duration) {
        let series = Series(site: site, route: route, status: "\(status / 100)xx")
        requests.withLock { $0[series, default: 0] += 1 }
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        latencies.withLock { latencies in
            var histogram = latencies[site] ?? Histogram()
            histogram.count += 1
            histogram.seconds += seconds
            for (index, bound) in Self.bounds.enumerated() where seconds <= bound { histogram.buckets[index] += 1 }
            latencies[site] = histogram
        }
    }

    /// The counts in Prometheus' text form, version 0.0.4.
    package var exposition: String {
        var text = """
            # HELP haechi_http_requests_total Requests answered.
            # TYPE haechi_http_requests_total counter

            """
        let counts = requests.withLock { $0 }
        for (series, count) in counts.sorted(by: { $0.key < $1.key }) {
            text += "haechi_http_requests_total{site=\"\(series.site)\",route=\"\(series.route)\",status=\"\(series.status)\"} \(count)\n"
        }
        text += """
            # HELP haechi_http_request_duration_seconds Time from the whole request to the answer.
            # TYPE haechi_http_request_duration_seconds histogram

            """
        for (site, histogram) in latencies.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
            let name = "haechi_http_request_duration_seconds"
            for (bound, count) in zip(Self.bounds, histogram.buckets) {
                text += "\(name)_bucket{site=\"\(site)\",le=\"\(bound)\"} \(count)\n"
            }
            text += "\(name)_bucket{site=\"\(site)\",le=\"+Inf\"} \(histogram.count)\n"
            text += "\(name)_sum{site=\"\(site)\"} \(histogram.seconds)\n\(name)_count{site=\"\(site)\"} \(histogram.count)\n"
        }
        return text
    }
}
