internal import BreachModel
internal import CredentialControl

/// From when to when each credential of the registry existed, so that a gap of the logs before a key was made leaves nothing open.
enum CredentialLives {
    /// A key that was only retired or disabled may still have been accepted, and one that was destroyed may have been copied before: no
    /// life has an end.
    static func read(_ configuration: HaechiConfiguration) throws -> [CredentialID: Window] {
        var only = configuration
        only.credentials.issuance = nil
        only.credentials.roster = nil
        guard let registry = try CredentialRecords.load(only).registry else { return [:] }
        var lives: [CredentialID: Window] = [:]
        for credential in registry.credentials {
            if let created = credential.created { lives[credential.id] = Window(start: created, end: Window.always.end) }
        }
        return lives
    }
}
