/// Where a scope's page views are kept until they are counted: in memory, and beyond that in files without names.
package struct RowSpace: Sendable {
    /// Half a gigabyte: sixteen million page views.
    package static let usualMemory = 512 << 20

    let memory: Int
    let folders: [String]

    /// - Parameters:
    ///   - folders: where a file may lie; the first that takes it is used. Without any, more views than fit are an error.
    ///   - memory: bytes, 32 for each page view.
    package init(folders: [String] = [], memory: Int = RowSpace.usualMemory) {
        self.folders = folders
        self.memory = memory
    }
}
