internal import BreachModel
internal import BreachResponse

/// The notice that is posted for everyone, word for word as it was approved.
struct PostingSection {
    let layout: PortalLayout

    /// Nothing where no text is posted; a text in the other language where there is none in the page's.
    var markup: Markup {
        let postings = layout.incident.postings
        guard let posting = postings.first(where: { $0.language == layout.language }) ?? postings.first else { return Markup() }
        let text = posting.paragraphs.reduce(Markup()) { $0 + .element(.p, [], .text($1)) }
        let since = Markup.element(
            .p, [.class("help")], layout.text("게시: ", "Posted: ") + layout.time(posting.postedAt))
        return .element(
            .article, [.class("notice posting"), .aria("labelledby", "posting")],
            .element(.h2, [.id("posting"), .lang(posting.language)], .text(posting.subject)) + since
                + .element(.div, [.lang(posting.language)], text))
    }
}
