internal import BreachModel
internal import BreachResponse
internal import HTTPTypes

/// Whether the server answers and can read its store.
enum HealthPage {
    /// One word, for a load balancer: it says no more to the outside.
    static func plain(_ reader: CaseReader) async -> PageResponse {
        await storeTrouble(reader) == nil ? .text("ok\n") : .text("unavailable\n", status: .serviceUnavailable)
    }

    /// JSON with the stable code of what is wrong, for the operator.
    static func detailed(_ reader: CaseReader) async -> PageResponse {
        let trouble = await storeTrouble(reader)
        var response = PageResponse.text(
            trouble.map { "{\"status\":\"unavailable\",\"store\":\"\($0)\"}\n" } ?? "{\"status\":\"ok\",\"store\":\"readable\"}\n",
            status: trouble == nil ? .ok : .serviceUnavailable)
        response.headers[.contentType] = "application/json"
        return response
    }

    private static func storeTrouble(_ reader: CaseReader) async -> String? {
        do {
            try await reader.checkStore()
            return nil
        } catch {
            return (error as? any ReportableError)?.stableCode ?? "unexpected"
        }
    }
}
