package import BreachModel
internal import Scoping

/// Use case: tell in which buildings entrance codes must be changed.
package struct ListBuildings {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// The buildings of one version's people, worked out anew from the index and the address books.
    ///
    /// - Parameters:
    ///   - version: nil for the newest.
    ///   - visibility: `.masked` for codes that were shown masked only.
    /// - Throws: `noScope`, `noAddressBooks`, or what the stages throw.
    package func callAsFunction(version: Int? = nil, visibility: Visibility = .clear) throws -> BuildingExposures {
        let scope = try ScopeFiles(environment.folder).scope(version)
        let (_, people) = try RecomputeScope(environment).scope(scope.version, indicators: scope.indicators)
        guard let found = try exposures(people, visibility: visibility) else {
            throw ResponseError(
                .noAddressBooks, "no address books are configured, so that nobody can say where the codes belong",
                hint: "name them under people: in haechi.yaml")
        }
        return found
    }

    /// The buildings of people who are worked out already; nil where there are no address books.
    func exposures(_ people: ScopePeople, visibility: Visibility = .clear) throws -> BuildingExposures? {
        let configuration = environment.configuration
        guard let books = configuration.people.addressBooks else { return nil }
        return try people.buildings(books, path: configuration.resolve(books.path), visibility: visibility)
    }
}
