internal import BreachModel
internal import BreachResponse
internal import NoticeDelivery

/// What looks at pages: the browser of the configuration.
enum Viewers {
    static func configured(_ environment: ResponseEnvironment) -> any PageViewer {
        ChromiumViewer(browser: environment.configuration.postings.browser) { SealedItem("page", bytes: $0).digest }
    }
}
