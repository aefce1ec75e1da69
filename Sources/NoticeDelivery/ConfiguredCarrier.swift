package import BreachModel
package import BreachResponse
internal import FoundationEssentials

/// Makes the carrier that a channel of the configuration asks for.
package enum ConfiguredCarrier {
    /// - Throws: `unavailable` with code `smtp-password-file` where the file cannot be read, `unusable-sender` where the
    ///   company has no address to send from, or a code of the folder.
    package static func carrier(
        for channel: Channel, of company: Company, in configuration: HaechiConfiguration, clock: WallClock
    ) throws(CarrierError) -> any Carrier {
        let zone = configuration.zoneOffsetMinutes
        switch channel {
        case .emlFolder(let path):
            return try EmlFolderCarrier(
                path: configuration.resolve(path), sender: try sender(of: company), clock: clock, zoneOffsetMinutes: zone)
        case .smtp(let host, let port, let from, let security, let user, let passwordFile):
            let password = try passwordFile.map { path throws(CarrierError) in try self.password(configuration.resolve(path)) }
            let relay = SMTPRelay(host: host, port: port, security: security, user: user, password: password)
            return SMTPCarrier(
                relay: relay, sender: MailMessage.Sender(name: company.name, address: from), clock: clock,
                zoneOffsetMinutes: zone)
        }
    }

    /// The right side of Message-IDs: the company's first domain, or that of the address it sends from.
    package static func messageDomain(of company: Company) throws(CarrierError) -> String {
        if let domain = company.domains.first(where: { EmailAddress.isUsable("a@" + $0) }) { return domain }
        let address = try sender(of: company).address
        return String(address[address.index(after: address.firstIndex(of: "@")!)...])
    }

    private static func sender(of company: Company) throws(CarrierError) -> MailMessage.Sender {
        guard let address = (company.senders + [company.email]).first(where: EmailAddress.isUsable) else {
            throw CarrierError(.unavailable, code: "unusable-sender")
        }
        return MailMessage.Sender(name: company.name, address: address)
    }

    private static func password(_ path: String) throws(CarrierError) -> Sensitive<String> {
        guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else {
            throw CarrierError(.unavailable, code: "smtp-password-file")
        }
        return Sensitive(String(decoding: data.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self))
    }
}
