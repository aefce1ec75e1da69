import HTTPTypes
import HaechiServer

/// A small in-process client: it keeps cookies, follows redirects on demand, and fills in forms.
struct Browser {
    let site: Site
    var cookies: [String: String] = [:]
    var client = "192.0.2.1"
    var headers: HTTPFields = [:]
    /// The `Set-Cookie` values of the last answer.
    private(set) var lastSetCookies: [String] = []

    init(_ site: Site) {
        self.site = site
    }

    mutating func get(_ target: String) async -> PageResponse {
        await send(.get, target)
    }

    mutating func post(_ target: String, _ form: [String: String] = [:]) async -> PageResponse {
        await send(.post, target, form)
    }

    mutating func send(_ method: HTTPRequest.Method, _ target: String, _ form: [String: String] = [:]) async -> PageResponse {
        let parts = target.split(separator: "?", maxSplits: 1)
        var headers = headers
        if !cookies.isEmpty {
            headers[.cookie] = cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ")
        }
        let response = await site.respond(
            to: PageRequest(
                method: method, path: String(parts[0]), query: FormFields.decode(parts.count > 1 ? parts[1] : ""),
                headers: headers, form: form, client: client))
        lastSetCookies = response.headers[values: .setCookie]
        for cookie in lastSetCookies {
            let pair = cookie.split(separator: ";")[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1])
        }
        return response
    }

    /// The page that a redirect leads to; the response itself if it is none.
    mutating func follow(_ response: PageResponse) async -> PageResponse {
        guard let location = response.headers[.location] else { return response }
        return await get(location)
    }

    /// Gives a code and opens the page that follows.
    mutating func open(code: String, language: String = "ko") async -> PageResponse {
        let response = await post("/check", ["code": code, "lang": language])
        return await follow(response)
    }

    /// Logs in to the console.
    mutating func logIn(key: String, name: String = "kim.minji") async -> PageResponse {
        let form = await get("/login?lang=en")
        return await post("/login", ["name": name, "key": key, "csrf": form.text.value(ofField: "csrf"), "lang": "en"])
    }
}

extension PageResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}

extension String {
    /// The value of the first form field of that name.
    func value(ofField name: String) -> String {
        guard let start = range(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(self[start.upperBound...].prefix { $0 != "\"" })
    }

    /// The range of the first occurrence, without Foundation.
    func range(of text: String) -> Range<String.Index>? {
        firstRange(of: text)
    }
}
