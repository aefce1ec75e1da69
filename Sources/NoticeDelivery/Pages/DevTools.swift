internal import FoundationEssentials

/// A client of the Chrome DevTools Protocol over a browser's pipes: one call after the other, each with a deadline.
///
/// Source: chromedevtools.github.io/devtools-protocol, with flat sessions.
final class DevTools {
    private let browser: BrowserProcess
    private let deadline: ContinuousClock.Instant
    private var lastID = 0
    /// The tab that is spoken to; nil for the browser itself.
    private var session: String?
    /// Events that came while an answer was awaited.
    private var events: [String] = []

    init(_ browser: BrowserProcess, deadline: ContinuousClock.Instant) {
        self.browser = browser
        self.deadline = deadline
    }

    /// No parameters, or an answer of which nothing is read.
    struct Nothing: Codable {}

    private struct Call<Parameters: Encodable>: Encodable {
        var id: Int
        var method: String
        var params: Parameters
        var sessionId: String?
    }

    private struct Head: Decodable {
        var id: Int?
        var method: String?
        var error: Nothing?
    }

    private struct Answer<Result: Decodable>: Decodable {
        var result: Result
    }

    /// Opens a tab and speaks to it from here on.
    func openTab() throws(BrowserFailure) {
        struct Create: Encodable { var url = "about:blank" }
        struct Created: Decodable { var targetId: String }
        struct Attach: Encodable {
            var targetId: String
            var flatten = true
        }
        struct Attached: Decodable { var sessionId: String }
        let created: Created = try call("Target.createTarget", Create())
        let attached: Attached = try call("Target.attachToTarget", Attach(targetId: created.targetId))
        session = attached.sessionId
        let _: Nothing = try call("Page.enable", Nothing())
    }

    /// Calls a method and waits for its answer.
    ///
    /// - Throws: `browser-refused` where the browser answers with an error, `browser-timeout`, `browser-ended`.
    func call<Result: Decodable>(_ method: String, _ parameters: some Encodable) throws(BrowserFailure) -> Result {
        lastID += 1
        let call = Call(id: lastID, method: method, params: parameters, sessionId: session)
        guard let bytes = try? JSONEncoder().encode(call) else { throw BrowserFailure(code: "browser-message") }
        try browser.send(Array(bytes))
        while true {
            let message = try browser.receive(until: deadline)
            guard let head = try? JSONDecoder().decode(Head.self, from: Data(message)) else { continue }
            if let event = head.method { events.append(event) }
            guard head.id == lastID else { continue }
            guard head.error == nil, let answer = try? JSONDecoder().decode(Answer<Result>.self, from: Data(message)) else {
                throw BrowserFailure(code: "browser-refused")
            }
            return answer.result
        }
    }

    /// Forgets the events so far.
    func clearEvents() { events = [] }

    /// Waits until an event has come since they were cleared.
    func wait(for event: String) throws(BrowserFailure) {
        while !events.contains(event) {
            let message = try browser.receive(until: deadline)
            if let name = (try? JSONDecoder().decode(Head.self, from: Data(message)))?.method { events.append(name) }
        }
    }
}
