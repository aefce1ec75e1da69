internal import BreachModel
internal import Foundation

/// A folder for work in progress below the store folder, readable for its owner only: empty at the beginning, gone at the end. What a
/// killed run left behind goes with the next one.
final class WorkFolder {
    let path: String
    private let lock: FolderLock

    /// - Throws: `inUse` while another process works in it; `folder` if it cannot be made.
    init(_ name: String, in folder: ResponseFolder) throws {
        path = folder.path + "/" + name
        lock = try FolderLock(path: path + ".lock", isWaiting: false)
        try? FileManager.default.removeItem(atPath: path)
        do {
            try FileManager.default.createDirectory(
                atPath: path + "/index", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ResponseError(
                .folder, "a folder for work in progress cannot be made", context: [("folder", path)],
                hint: "check owner, permissions and free space of the store folder")
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
