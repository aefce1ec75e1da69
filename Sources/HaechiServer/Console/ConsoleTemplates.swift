internal import Mustache

/// The console's templates, read once from the program's own bytes.
struct ConsoleTemplates: Sendable {
    /// A template's name, which is its file's.
    enum Name: String, CaseIterable {
        case layout, progress, login, overview, timeline, findings, scope, duties, promises, postings, sends, notices, notice
    }

    private let library: MustacheLibrary

    /// - Throws: Mustache's error where a template cannot be parsed; a test keeps that from being shipped.
    init() throws {
        MustacheContentTypes.register(PageText(), named: "PAGE")
        var library = MustacheLibrary()
        for name in Name.allCases {
            try library.register(Self.source(name), named: name.rawValue)
        }
        self.library = library
    }

    func render(_ view: Any, with name: Name) -> String {
        library.render(view, withTemplate: name.rawValue) ?? ""
    }

    /// The template's text.
    static func source(_ name: Name) -> String {
        let bytes =
            switch name {
            case .layout: PackageResources.layout_mustache
            case .progress: PackageResources.progress_mustache
            case .login: PackageResources.login_mustache
            case .overview: PackageResources.overview_mustache
            case .timeline: PackageResources.timeline_mustache
            case .findings: PackageResources.findings_mustache
            case .scope: PackageResources.scope_mustache
            case .duties: PackageResources.duties_mustache
            case .promises: PackageResources.promises_mustache
            case .postings: PackageResources.postings_mustache
            case .sends: PackageResources.sends_mustache
            case .notices: PackageResources.notices_mustache
            case .notice: PackageResources.notice_mustache
            }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Escapes by Unicode scalars. Mustache's own escaping goes by grapheme clusters, so that a quotation mark with a combining
/// accent behind it passes through unescaped and ends an attribute.
private struct PageText: MustacheContentType {
    func escapeText(_ text: String) -> String { Markup.escape(text) }
}
