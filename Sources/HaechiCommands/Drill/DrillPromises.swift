internal import BreachModel
internal import BreachResponse
internal import CaseStore
internal import Foundation

/// What a rehearsal owes besides its notices: an order to obey, a promise to keep, a posting that must be seen.
struct DrillPromises {
    let environment: ResponseEnvironment

    /// The rehearsal's order, and the number of its promise.
    struct Made {
        var order: RegulatorOrder
        var promise: Int
    }

    /// Enters the order and the promise.
    func make() throws -> Made {
        let now = environment.clock.now()
        let path = environment.folder.path + "/drill-order.json"
        try Data(Self.order.utf8).write(to: URL(fileURLWithPath: path))
        let order = try KeepOrders(environment).add(file: path)
        let promise = try KeepPromises(environment).add(
            PublicPromise(
                text: "한 분 한 분께 유출된 항목을 적은 통지를 전자우편으로 보내겠습니다.", place: "리허설 보도자료", owner: "drill-privacy-officer",
                madeAt: now, dueAt: now.adding(hours: 48)))
        return Made(order: order, promise: promise)
    }

    /// Shows that the logs are kept: the index knows every file by its digest.
    func proveLogs(_ made: Made) throws {
        _ = try KeepOrders(environment).prove(
            1, of: made.order.id, proof: environment.folder.manifest, at: environment.clock.now(), note: "index/manifest.json")
    }

    func keepPromise(_ made: Made, send: Int) throws {
        try KeepPromises(environment).settle(made.promise, as: .kept, at: environment.clock.now(), note: "send \(send)")
    }

    /// Posts the approved text on the company's page of the rehearsal, a file, and looks at it once.
    func post() async throws {
        guard
            let notice = try ApproveNotices(environment).list()
                .first(where: { $0.kind == "homepage-posting" && $0.language == .korean && !$0.approvals.isEmpty })
        else { return }
        let folder = URL(fileURLWithPath: environment.folder.path).path + "/site"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let page = folder + "/index.html"
        try Data(Self.page(KeepPostings.lines(subject: notice.subject, body: notice.body)).utf8).write(to: URL(fileURLWithPath: page))
        guard page.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return }
        _ = try KeepPostings(environment).add(
            notice: notice.id, url: "file://" + page, place: .firstScreen, termDays: KeepPostings.shortestTerm,
            postedAt: environment.clock.now())
        let watch = WatchPostings(environment, viewer: Adapters.required().viewer(environment))
        try watch.keep(try await watch.look())
    }

    private static func page(_ lines: [String]) -> String {
        func escaped(_ text: String) -> String {
            text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        }
        return """
            <!DOCTYPE html>
            <html lang="ko"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escaped(lines.first ?? ""))</title></head><body><main><h1>\(escaped(lines.first ?? ""))</h1>
            \(lines.dropFirst().map { "<p>\(escaped($0))</p>" }.joined(separator: "\n"))
            </main></body></html>

            """
    }

    private static let order = """
        {
          "format": "haechi-order/1",
          "id": "drill-order",
          "authority": {"korean": "리허설 감독기관", "english": "Authority of the rehearsal"},
          "title": {"korean": "접속 기록 보존과 첫 화면 게시", "english": "Keep the logs, post the notice on the first screen"},
          "decidedOn": "2025-11-17",
          "dueDays": 7,
          "duties": [
            {
              "number": 1,
              "text": {"korean": "접속 기록을 모두 보존할 것", "english": "Keep every access log"},
              "proof": {"korean": "보존된 파일의 목록과 요약값", "english": "The list of files kept, with their digests"}
            },
            {
              "number": 2,
              "text": {"korean": "첫 화면에 30일 이상 게시할 것", "english": "Post the notice on the first screen for 30 days or more"},
              "proof": {"korean": "게시 관찰 기록", "english": "The watcher's record"}
            }
          ]
        }

        """
}
