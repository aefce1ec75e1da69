internal import BreachModel

extension DrillScore {
    /// Counts one person; one of the two may be missing.
    ///
    /// - Returns: the faults, none if the person is right.
    mutating func compare(_ truth: TruthPerson?, _ scope: PersonExposure?) -> [String] {
        var faults: [String] = []
        let isShown = truth.map { !$0.seen.isEmpty } ?? false
        let isSaid = scope?.items.contains { $0.certainty == .seen } ?? false
        if isShown { people += 1 }
        if isShown, !isSaid {
            peopleMissing += 1
            faults.append("missing")
        }
        if isSaid, !isShown {
            peopleTooMany += 1
            faults.append("too-many")
        }
        if let truth, let scope {
            if truth.kind != scope.kind {
                wrongKind += 1
                faults.append("kind")
            }
            if truth.accounts != scope.accounts {
                wrongAccounts += 1
                faults.append("accounts")
            }
        }
        compareItems(truth, scope, &faults)
        if isShown, faults.isEmpty { exactPeople += 1 }
        return faults
    }

    private mutating func compareItems(_ truth: TruthPerson?, _ scope: PersonExposure?, _ faults: inout [String]) {
        var said: [DataItemID: ItemExposure] = [:]
        for exposure in scope?.items ?? [] { said[exposure.item] = exposure }
        let seen = truth?.seen ?? [:]
        let hidden = truth?.hidden ?? []
        for item in Set(said.keys).union(seen.keys).union(hidden).sorted() {
            let fault =
                if let showing = seen[item] {
                    compare(showing, said[item])
                } else {
                    compareUnseen(said[item], isHidden: hidden.contains(item))
                }
            if let fault { faults.append("\(item.rawValue): \(fault)") }
        }
    }

    /// Counts an item that the delivered logs show.
    private mutating func compare(_ showing: TruthPerson.Showing, _ said: ItemExposure?) -> String? {
        items += 1
        guard let said, said.certainty == .seen else {
            itemsMissing += 1
            return "missing"
        }
        var faults: [String] = []
        if said.visibility != showing.visibility {
            wrongVisibility += 1
            faults.append("visibility")
        }
        if said.first != showing.first {
            wrongFirst += 1
            faults.append("first")
        }
        if said.last != showing.last {
            wrongLast += 1
            faults.append("last")
        }
        if said.views != showing.views {
            wrongViews += 1
            faults.append("views \(said.views) for \(showing.views)")
        }
        if faults.isEmpty { exactItems += 1 }
        return faults.isEmpty ? nil : faults.joined(separator: ", ")
    }

    /// Counts an item that no delivered log shows.
    private mutating func compareUnseen(_ said: ItemExposure?, isHidden: Bool) -> String? {
        if isHidden { hiddenItems += 1 }
        switch said?.certainty {
        case .seen:
            itemsTooMany += 1
            return "too many"
        case .presumed:
            if isHidden { presumedRight += 1 } else { presumedWrong += 1 }
        case .unknown:
            if isHidden { hiddenUnknown += 1 }
        case .notSeen, nil:
            if isHidden {
                hiddenCalledNotSeen += 1
                return "hidden, called not seen"
            }
        }
        return nil
    }
}
