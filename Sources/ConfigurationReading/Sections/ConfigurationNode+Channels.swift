internal import BreachModel

extension ConfigurationNode {
    /// The section `channels`.
    ///
    /// - Parameter ownPath: a path as it is to be kept, given as the file writes it.
    func channels(ownPath: (String) -> String) -> [Channel]? {
        list(of: "channels")?.compactMap { node in
            guard let keys = node.keys(["eml", "smtp"], advice: ["email": "smtp sends mail, eml writes a folder of files"]) else {
                return nil
            }
            switch (keys["eml"], keys["smtp"]) {
            case (let eml?, nil): return eml.emlFolder(ownPath: ownPath)
            case (nil, let smtp?): return smtp.smtpRelay(ownPath: ownPath)
            case (.some, .some):
                node.report(.conflictingKeys, "has both eml and smtp, expected one of them", hint: "begin the second with `- `")
            case (nil, nil):
                if keys.hadUnknown { return nil }
                node.report(.missingKey, "names no channel, expected eml or smtp")
            }
            return nil
        }
    }

    private func emlFolder(ownPath: (String) -> String) -> Channel? {
        guard let keys = keys(["folder"]) else { return nil }
        let folder = keys.required("folder", expected: "the path of a folder")?.text(expected: "the path of a folder")
        return folder.map { .emlFolder(path: ownPath($0)) }
    }

    private func smtpRelay(ownPath: (String) -> String) -> Channel? {
        let advice = ["password": "put it in a file that only this user may read, and name that file with password_file"]
        guard let keys = keys(["host", "port", "from", "security", "user", "password_file"], advice: advice) else { return nil }
        let security = keys["security"]?.word(SMTPSecurity.self) ?? .startTLS
        let host = keys.required("host", expected: "the relay's name")?
            .text(expected: "the relay's name or address, without a port") { !$0.contains { " /@".contains($0) } }
        let port = keys["port"].map { $0.integer(in: 1...65535) } ?? Self.usualPort(security)
        let from = keys.required("from", expected: "the sender's e-mail address")?.emailAddress()
        let user = keys["user"]?.text(expected: "the user's name at the relay")
        let passwordFile = keys["password_file"]?.text(expected: "the path of a file that holds the password")
        if (keys["user"] == nil) != (keys["password_file"] == nil) {
            report(.conflictingKeys, "has only one of user and password_file, expected both or neither")
        }
        if security == .none, let user = keys["user"] {
            user.report(
                .conflictingKeys, "a password would cross the network unprotected", hint: "use security: starttls or tls, or no user")
        }
        guard let host, let port, let from else { return nil }
        return .smtp(host: host, port: port, from: from, security: security, user: user, passwordFile: passwordFile.map(ownPath))
    }

    /// Source: RFC 5321 4.5.4.2 (25), RFC 6409 (587), RFC 8314 (465).
    private static func usualPort(_ security: SMTPSecurity) -> Int {
        switch security {
        case .none: 25
        case .startTLS: 587
        case .tls: 465
        }
    }
}
