package import BreachModel

extension HaechiConfiguration {
    /// The company, for stages that write to people or authorities.
    ///
    /// - Throws: `section-needed` where the file has no `company`: a mapping file for logs alone may leave it out.
    package func requireCompany() throws(ConfigurationError) -> Company {
        if let company { return company }
        throw needed("company", "who writes to people and how they reach the company")
    }

    /// The table of members, for stages that need to know who exists and how to reach them.
    ///
    /// - Throws: `section-needed` where the file has no `people.members`.
    package func requireMembers() throws(ConfigurationError) -> TableSource {
        if let members = people.members { return members }
        throw needed("people.members", "who the members are and how to reach them")
    }

    /// The jurisdictions, for stages that tell duties and clocks; never empty.
    ///
    /// - Throws: `section-needed` where the file names none: no law must not pass for no duty.
    package func requireJurisdictions() throws(ConfigurationError) -> [String] {
        guard jurisdictions.isEmpty else { return jurisdictions }
        throw needed("jurisdictions", "whose law applies")
    }

    /// The channels, for stages that send; never empty.
    ///
    /// - Throws: `section-needed` where the file names none.
    package func requireChannels() throws(ConfigurationError) -> [Channel] {
        guard channels.isEmpty else { return channels }
        throw needed("channels", "how notices leave the building")
    }

    private func needed(_ key: String, _ purpose: String) -> ConfigurationError {
        ConfigurationError(
            ConfigurationProblem(
                code: .sectionNeeded, file: "the configuration", keyPath: key, message: "is missing, and this command needs it: \(purpose)",
                hint: "add \(key); docs/configuration.md explains it"))
    }
}
