internal import BreachModel

/// What shows a gap, in sentences for people.
enum GapSentence {
    static func quietDays(_ days: Int, lines: Int, usual: Int) -> Bilingual {
        guard days == 1 else {
            return Bilingual(
                korean: "\(days)일 동안 기록은 \(lines)줄이고, 비슷한 날이라면 모두 \(usual)줄쯤입니다.",
                english: "\(lines) lines in these \(days) days; like days around them would have about \(usual) in all.")
        }
        return Bilingual(
            korean: "이날 기록은 \(lines)줄이고, 비슷한 날은 보통 \(usual)줄입니다.",
            english: "\(lines) lines on this day; like days around it have \(usual).")
    }

    static func quietHours(lines: Int, usual: Int) -> Bilingual {
        Bilingual(
            korean: "이 시간 기록은 \(lines)줄이고, 비슷한 날의 같은 시간은 보통 \(usual)줄입니다.",
            english: "\(lines) lines in these hours; the same hours of like days have \(usual).")
    }

    static func missingFile(_ name: String, neighbours: Int) -> Bilingual {
        Bilingual(
            korean: "파일 \(name)이(가) 없습니다. 이름이 같은 꼴인 파일은 \(neighbours)개 있습니다.",
            english: "The file \(name) is not there; \(neighbours) files of its series are.")
    }

    static func cutFile(_ name: String, lines: Int) -> Bilingual {
        Bilingual(
            korean: "파일 \(name)이(가) \(lines)줄 뒤에서 끊겼습니다.", english: "The file \(name) ends in the middle, after \(lines) lines.")
    }

    static func unreadable(_ lines: Int, of all: Int) -> Bilingual {
        Bilingual(korean: "\(all)줄 가운데 \(lines)줄을 읽을 수 없습니다.", english: "\(lines) of \(all) lines cannot be read.")
    }

    static func numbers(_ count: Int, runs: [SequenceLedger.Missing], producer: String?) -> Bilingual {
        let list = runs.prefix(3).map { $0.first == $0.last ? "\($0.first)" : "\($0.first)–\($0.last)" }.joined(separator: ", ")
        let more = runs.count > 3 ? ", …" : ""
        let name = producer.map { " " + $0 } ?? ""
        return Bilingual(
            korean: "순번\(name)에서 \(count)개가 \(runs.count)곳에 비어 있습니다(\(list)\(more)).",
            english: "\(count) numbers of the sequence\(name) are missing in \(runs.count) places (\(list)\(more)).")
    }

    static func numbersMayBeUnreadable(_ lines: Int) -> Bilingual {
        Bilingual(
            korean: "그 가운데 최대 \(lines)개는 읽을 수 없는 줄일 수 있습니다.", english: "Up to \(lines) of them may be lines that cannot be read.")
    }

    static let restart = Bilingual(
        korean: "순번이 처음부터 다시 시작되었습니다. 그 사이에 몇 줄이 빠졌는지는 알 수 없습니다.",
        english: "The sequence began again; how many lines stood before that is not known.")

    static func unnumbered(_ lines: Int) -> Bilingual {
        Bilingual(korean: "\(lines)줄에는 순번이 없습니다.", english: "\(lines) lines have no number.")
    }

    static let noSequence = Bilingual(
        korean: "순번도, 짝이 되는 다른 기록도 없어서 한 줄 한 줄이 모두 남아 있는지 확인할 수 없습니다.",
        english: "Neither a sequence nor a paired log shows that every single line is there.")

    /// - Parameter permille: nil where there are too few days.
    static func power(_ permille: Int?) -> Bilingual {
        guard let permille else {
            return Bilingual(
                korean: "줄 수로 따져 볼 만큼 날짜가 많지 않습니다.", english: "There are too few days to judge by the volume of lines.")
        }
        let share = "\(permille / 10).\(permille % 10)"
        return Bilingual(
            korean: "줄 수로는, 한 주 동안 \(share) % 이상 빠졌다면 드러났을 것입니다. 더 적거나 전 기간에 고르게 빠진 것은 드러나지 않습니다.",
            english: "By volume, a loss of \(share) % or more over a week would have shown; a smaller one, or one all the time, would not.")
    }

    static func thin(lines: Int, expected: Int, days: Int, permille: Int) -> Bilingual {
        Bilingual(
            korean: "\(days)일 동안 \(lines)줄로, 예상(\(expected)줄)보다 \(permille / 10).\(permille % 10) % 적습니다.",
            english: "\(lines) lines in \(days) days where \(expected) were expected: \(permille / 10).\(permille % 10) % fewer.")
    }

    static func sampled(_ kept: Int) -> Bilingual {
        Bilingual(korean: "\(kept)줄에 한 줄만 남겨 둔 기록입니다.", english: "Only one line in \(kept) was kept.")
    }

    static func stepBack(seconds: Int64) -> Bilingual {
        Bilingual(
            korean: "순번은 이어지는데 시계가 \(seconds)초 뒤로 갔습니다.",
            english: "The clock went back by \(seconds) s while the numbers went on.")
    }

    static func newerThanFile(seconds: Int64) -> Bilingual {
        Bilingual(
            korean: "마지막 줄의 시각이 파일을 마지막으로 쓴 시각보다 \(seconds)초 늦습니다.",
            english: "The last line is \(seconds) s later than the file was last written.")
    }

    static func otherDay(_ days: Int64) -> Bilingual {
        Bilingual(
            korean: "줄들의 날짜가 파일 이름의 날짜와 \(days)일 어긋나며, 다른 파일은 그렇지 않습니다.",
            english: "The lines are \(days) day(s) off the date in the file's name, and those of the other files are not.")
    }

    static func pairSkew(seconds: Int64, other: String) -> Bilingual {
        Bilingual(
            korean: "같은 요청의 시각이 기록 \(other)와(과) \(seconds)초 다릅니다(중앙값).",
            english: "The same requests are \(seconds) s apart from those in the log \(other) (median).")
    }

    static func unnamedPages(_ lines: Int) -> Bilingual {
        Bilingual(
            korean: "경로 설정(routes)에 없는 페이지가 \(lines)번 열렸고, 그 줄에는 누구의 것인지 적혀 있지 않습니다. "
                + "누구의 무엇이든 보였을 수 있습니다. 설정의 routes:에 그 페이지를 추가하고 다시 scan 하세요.",
            english: "\(lines) lines opened a page that no route of the configuration fits and name nobody: "
                + "it may have shown anything of anyone. Add the page under routes: and scan again.")
    }

    static func outside(_ isBefore: Bool) -> Bilingual {
        isBefore
            ? Bilingual(korean: "묻는 기간이 첫 기록보다 먼저 시작합니다.", english: "The time asked about begins before the first line of any log.")
            : Bilingual(korean: "묻는 기간이 마지막 기록보다 늦게 끝납니다.", english: "The time asked about ends after the last line of any log.")
    }

    static func unpaired(_ count: Int, other: String, both: Int) -> Bilingual {
        Bilingual(
            korean: "기록 \(other)에 있는 요청 \(count)건이 이 기록에는 없습니다. 두 기록에 모두 있는 요청은 \(both)건입니다.",
            english: "\(count) requests of the log \(other) are not in this one; \(both) are in both.")
    }

    static func shownBy(_ other: String) -> Bilingual {
        Bilingual(
            korean: "이 요청들은 기록 \(other)에 남아 있습니다.", english: "These requests are in the log \(other).")
    }

    static func lostInBoth(_ estimate: String) -> Bilingual {
        Bilingual(
            korean: "두 기록이 서로 무관하게 빠졌다면 양쪽에 모두 없는 요청은 약 \(estimate)건입니다.",
            english: "If both lose lines independently, about \(estimate) requests are in neither.")
    }
}
