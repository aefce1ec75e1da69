internal import BreachModel
internal import Foundation

extension LawProfile {
    /// Reads and validates one data file.
    ///
    /// - Parameter bytes: JSON text in the format of `docs/law/format.md`.
    /// - Throws: `unreadable-profile`, `unknown-key` or `invalid-profile`.
    package static func read(_ bytes: [UInt8]) throws(LawError) -> LawProfile {
        let data = Data(bytes)
        let profile: LawProfile
        do {
            profile = try JSONDecoder().decode(LawProfile.self, from: data)
        } catch let error as DecodingError {
            throw LawError(.unreadableProfile, "a law profile cannot be read", context: [("at", error.place)])
        } catch {
            throw LawError(.unreadableProfile, "a law profile is not JSON")
        }
        if let key = profile.unknownKey(in: data) {
            throw LawError(
                .unknownKey, "a law profile has a key that the format does not know",
                context: [("profile", profile.id), ("key", key)], hint: "docs/law/format.md lists the keys")
        }
        try profile.validate()
        return profile
    }

    /// The path of the first key that did not survive decoding; nil where all did.
    ///
    /// Decoding ignores keys that no type asks for, so the profile is written again and compared with what was read.
    private func unknownKey(in data: Data) -> String? {
        guard let again = try? JSONEncoder().encode(self),
            let kept = try? JSONSerialization.jsonObject(with: again),
            let read = try? JSONSerialization.jsonObject(with: data)
        else { return "" }
        return Self.lostKey(read: read, kept: kept, path: "")
    }

    private static func lostKey(read: Any, kept: Any, path: String) -> String? {
        if let read = read as? [String: Any] {
            let kept = kept as? [String: Any] ?? [:]
            for key in read.keys.sorted() {
                let place = path.isEmpty ? key : path + "." + key
                guard let value = kept[key] else { return place }
                if let lost = lostKey(read: read[key] as Any, kept: value, path: place) { return lost }
            }
        }
        if let read = read as? [Any], let kept = kept as? [Any], read.count == kept.count {
            for (index, pair) in zip(read, kept).enumerated() {
                if let lost = lostKey(read: pair.0, kept: pair.1, path: "\(path)[\(index)]") { return lost }
            }
        }
        return nil
    }
}

extension DecodingError {
    /// The path of keys at which decoding stopped.
    fileprivate var place: String {
        let context: Context? =
            switch self {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): context
            case .keyNotFound(let key, let context): Context(codingPath: context.codingPath + [key], debugDescription: "")
            @unknown default: nil
            }
        return context?.codingPath.map(\.stringValue).joined(separator: ".") ?? ""
    }
}
