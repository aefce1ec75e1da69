/// Which content rules an FAQ answers for: an FAQ need not say everything, but what it takes up it must answer as the notice does.
enum FAQScope {
    static func touches(_ id: String, _ context: RuleContext) -> Bool {
        let roles = context.text.sentences.reduce(into: Set<SectionRole>()) { $0.formUnion($1.section) }
        switch id {
        case "KR-N-01", "KR-N-03": return asks(context, [.asksItems]) || !KoreanContentRules.named(context).isEmpty
        case "KR-N-04": return asks(context, [.asksWhen])
        case "KR-N-05": return asks(context, [.asksHow])
        case "KR-N-06": return roles.contains(.action)
        case "KR-N-07": return roles.contains(.relief) && roles.contains(.measures)
        case "KR-N-08": return roles.contains(.contact)
        case "KR-N-09": return roles.contains(.rights)
        case "KR-N-10", "KR-N-11", "KR-N-22", "KR-N-23", "KR-N-25": return false
        default: return true
        }
    }

    private static func asks(_ context: RuleContext, _ concepts: [Concept]) -> Bool {
        context.text.sentences.contains { $0.isHeading && $0.hasAny(concepts) }
    }
}
