internal import BreachModel

extension ConfigurationNode {
    /// The section `company`.
    func company() -> Company? {
        let known = ["name", "department", "phone", "email", "hours", "privacy_officer", "site", "domains", "senders"]
        guard let keys = keys(known) else { return nil }
        let name = keys.required("name", expected: "the company's name")?.bilingual("the company's name")
        let department = keys.required("department", expected: "the department that takes reports of harm")?
            .bilingual("the department")
        let phone = keys.required("phone", expected: "a phone number")?.text(expected: "a phone number") { $0.contains(where: \.isNumber) }
        let email = keys.required("email", expected: "an e-mail address")?.emailAddress()
        let hours = keys.required("hours", expected: "the opening hours of the phone")?.bilingual("the opening hours")
        let officer = keys.required("privacy_officer", expected: "who answers for privacy")?.bilingual("who answers for privacy")
        let site = keys.required("site", expected: "the address of the company's site")?.site()
        let domains = keys["domains"]?.texts(expected: "domain names") { $0.contains(".") && !$0.contains("/") && !$0.contains("@") }
        let senders = keys["senders"]?.texts(expected: "addresses and numbers that messages come from")
        guard let name, let department, let phone, let email, let hours, let officer, let site else { return nil }
        return Company(
            name: name, department: department, phone: phone, email: email, hours: hours, privacyOfficer: officer, site: site,
            domains: domains ?? [], senders: senders ?? [])
    }

    /// A text in both first languages: the keys `ko` and `en`, or one text that serves for both.
    func bilingual(_ expected: String) -> Bilingual? {
        if scalar != nil {
            return text(expected: "\(expected), once or as {ko: …, en: …}").map { Bilingual(korean: $0, english: $0) }
        }
        guard let keys = keys(["ko", "en"], advice: ["kr": "ko"]) else { return nil }
        let korean = keys.required("ko", expected: "\(expected) in Korean")?.text(expected: "\(expected) in Korean")
        let english = keys.required("en", expected: "\(expected) in English")?.text(expected: "\(expected) in English")
        guard let korean, let english else { return nil }
        return Bilingual(korean: korean, english: english)
    }

    /// A list of texts, none twice.
    func texts(expected: String, where accepts: (String) -> Bool = { _ in true }) -> [String]? {
        guard let nodes = list(of: expected) else { return nil }
        let texts = nodes.compactMap { $0.text(expected: "one of the \(expected)", where: accepts) }
        if Set(texts).count < texts.count { report(.duplicateEntry, "has an entry twice") }
        return texts
    }

    /// An e-mail address, as far as its shape tells.
    func emailAddress() -> String? {
        text(expected: "an e-mail address such as privacy@example.com") { text in
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains { " <>,;\"".contains($0) }
        }
    }

    /// The address of a site; plain HTTP only on this machine, as in a drill.
    private func site() -> String? {
        text(expected: "an address that begins with https://") { text in
            let local = ["http://127.0.0.1", "http://localhost"]
            return !text.contains(" ") && (text.hasPrefix("https://") && text.count > 8 || local.contains { text.hasPrefix($0) })
        }
    }
}
