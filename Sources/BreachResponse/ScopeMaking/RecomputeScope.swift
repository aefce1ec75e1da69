internal import BreachModel
internal import LogScanning
internal import Scoping

/// Works out a scope again without making a version of it: what verifying, tracing and explaining have in common.
struct RecomputeScope {
    private let environment: ResponseEnvironment

    init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// - Parameters:
    ///   - index: nil for the index of the store folder.
    ///   - whole: what coverage is read from where `index` holds only a part of the logs.
    ///   - path: where the people's file goes; nil for none.
    func scope(
        _ version: Int, indicators: [Indicator], index: AccessIndex? = nil, whole: AccessIndex? = nil, writing path: String? = nil
    ) throws -> (scope: BreachScope, people: ScopePeople) {
        let configuration = environment.configuration
        let directory = try PeopleDirectory(configuration.people) { configuration.resolve($0) }
        let index = try index ?? environment.index(for: indicators)
        let builder = ScopeBuilder(
            configuration, lives: try CredentialLives.read(configuration), space: RowSpace(folders: environment.scratch))
        guard let path else {
            return try builder.build(
                version: version, indicators: indicators, index: index, directory: directory, whole: whole)
        }
        var writer = try PeopleFileWriter(path: path)
        var result = try builder.build(
            version: version, indicators: indicators, index: index, directory: directory, whole: whole
        ) { line throws(ScopingError) in try writer.append(line) }
        try writer.finish()
        // A version has this figure of its own making, not from the stage: without it two summaries could not be compared.
        result.scope.counts.buildings = try ListBuildings(environment).exposures(result.people)?.buildings.count
        return result
    }
}
