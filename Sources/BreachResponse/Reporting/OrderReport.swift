internal import BreachLaw
internal import BreachModel

/// The text of a report on an order: nothing is called done without its proof.
struct OrderReport {
    let status: OrderStatus
    let promises: [PromiseStatus]
    let company: Bilingual
    let now: Instant
    let zone: LegalZone

    func render(_ language: Language) -> String {
        let say = { (korean: String, english: String) in language == .korean ? korean : english }
        let order = status.order
        let done = status.duties.count(where: \.state.isDone)
        var lines = [
            say("시정명령 이행 결과 보고", "Report on the results of an order"), "",
            say("보고하는 곳: ", "Company: ") + company[language],
            say("받는 곳: ", "To: ") + order.authority[language],
            say("명령: ", "Order: ") + "\(order.title[language]) (\(order.id), \(order.decidedOn))",
            say("기준 시각: ", "As of: ") + zone.text(now), "",
            say(
                "이행할 것 \(status.duties.count)가지 가운데 증빙을 갖추어 이행한 것은 \(done)가지, 남은 것은 \(status.duties.count - done)가지입니다.",
                "Of \(status.duties.count) duties, \(done) are done with proof and \(status.duties.count - done) are open."),
        ]
        for tracked in status.duties { lines += duty(tracked, language, say) }
        if !promises.isEmpty { lines += self.promises(language, say) }
        return lines.joined(separator: "\n") + "\n"
    }

    private func duty(_ tracked: TrackedDuty, _ language: Language, _ say: (String, String) -> String) -> [String] {
        var lines = ["", "\(tracked.duty.number). \(tracked.duty.text[language])"]
        lines.append("   " + say("기한: ", "Due: ") + zone.text(tracked.duty.dueAt))
        lines.append("   " + say("상태: ", "State: ") + tracked.state.words[language])
        guard let proof = tracked.proof else {
            lines.append("   " + say("필요한 증빙: ", "Proof that is wanted: ") + tracked.duty.proof[language])
            lines.append("   " + say("증빙 없음: 이행했다고 보고하지 않습니다.", "No proof: not reported as done."))
            return lines
        }
        lines.append("   " + say("이행한 때: ", "Done at: ") + zone.text(proof.metAt))
        lines.append("   " + say("증빙: ", "Proof: ") + "\(proof.file) (SHA-256 \(proof.digest))")
        if !proof.note.isEmpty { lines.append("   " + say("설명: ", "Note: ") + proof.note) }
        return lines
    }

    private func promises(_ language: Language, _ say: (String, String) -> String) -> [String] {
        var lines = ["", say("공개적으로 한 약속", "Promises made in public")]
        for promise in promises {
            lines.append("")
            lines.append(say("약속 \(promise.id): ", "Promise \(promise.id): ") + promise.promise.text)
            lines.append("   " + say("어디에서: ", "Where: ") + promise.promise.place)
            lines.append("   " + say("기한: ", "Due: ") + zone.text(promise.promise.dueAt))
            lines.append("   " + say("상태: ", "State: ") + promise.state.words[language])
            if let note = promise.note { lines.append("   " + say("설명: ", "Note: ") + note) }
        }
        return lines
    }
}
