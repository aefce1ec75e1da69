/// What every page of the console shows around its content.
struct Frame {
    struct Link {
        let path: String
        let language: String
        let label: String
        let current: Bool
    }

    let language: String
    let otherLanguage: String
    let otherLanguageName: String
    let title: String
    let path: String
    let company: String
    /// The moment whose facts are shown.
    let stand: String
    /// Nil before the login, which hides menu and logout.
    let operatorName: String?
    let csrf: String
    /// Whether the page comes again by itself every minute.
    var isLive = false
    let links: [Link]
}
