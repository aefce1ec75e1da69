package import BreachModel
package import BreachResponse

/// Puts each notice as a mail file (`.eml`, RFC 5322) into a folder, for a mail system that picks files up, and for drills.
///
/// The file's name follows from the notice's code, so that a message that comes again after a crash is the same file. A file
/// appears under its name only when it is whole and on the disk: files of a batch are written under temporary names, synced
/// together, then renamed.
package actor EmlFolderCarrier: Carrier {
    package nonisolated let name = "eml-folder"
    /// A message that comes again is the same file, so that a large batch costs nothing but memory.
    package nonisolated let batchSize = 1000
    private let folder: MailFolder
    private let sender: MailMessage.Sender
    private let clock: WallClock
    private let zoneOffsetMinutes: Int
    private var waiting: [String] = []

    /// - Parameters:
    ///   - path: the folder; made where it is missing, readable by its owner alone.
    ///   - zoneOffsetMinutes: minutes ahead of UTC in `Date` fields.
    /// - Throws: `unavailable` where the folder cannot be made.
    package init(path: String, sender: MailMessage.Sender, clock: WallClock, zoneOffsetMinutes: Int) throws(CarrierError) {
        folder = try MailFolder(path: path)
        self.sender = sender
        self.clock = clock
        self.zoneOffsetMinutes = zoneOffsetMinutes
    }

    /// Writes the file beside its place.
    ///
    /// - Returns: `eml-written`, or `eml-present` where the file is there already.
    /// - Throws: `unavailable` with the folder's trouble (`folder-full-disk`, `folder-not-writable`, …), `permanent` for an
    ///   address that cannot stand in a header.
    package func deliver(_ message: OutgoingMessage) async throws(CarrierError) -> Confirmation {
        let file = message.code.text.lowercased() + ".eml"
        if folder.contains(file) { return Confirmation(receipt: "eml-present") }
        let mail = try MailMessage(message, from: sender, date: clock.now(), zoneOffsetMinutes: zoneOffsetMinutes)
        try folder.write(mail.bytes, temporaryFor: file)
        waiting.append(file)
        return Confirmation(receipt: "eml-written")
    }

    /// Makes the batch durable and gives each file its name.
    package func settle() async throws(CarrierError) {
        guard !waiting.isEmpty else { return }
        // Whatever becomes of them, these are settled once: a failed batch comes again with its messages.
        let files = waiting
        waiting = []
        try folder.settle(files)
    }
}
