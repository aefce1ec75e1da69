package import BreachModel

/// What one look at the preserved logs found: the content of `preservation/last-look.json`.
package struct PreservationLook: Hashable, Sendable, Codable {
    /// What became of a file.
    package enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case unchanged
        /// Longer, and its earlier bytes are as they were: somebody still writes to it.
        case grown
        /// The same bytes under another name, as log rotation leaves them.
        case moved
        /// The same text, packed, under another name.
        case packed
        case shrunk
        case changed
        case vanished
        /// It is there and cannot be read.
        case unreadable
        /// Something that is no regular file has its name.
        case irregular

        /// Whether something that was there is gone or not as it was.
        package var isAlarm: Bool {
            switch self {
            case .unchanged, .grown, .moved, .packed: false
            case .shrunk, .changed, .vanished, .unreadable, .irregular: true
            }
        }
    }

    /// One file that is not simply as it was.
    package struct Remark: Hashable, Sendable, Codable {
        package var name: String
        package var state: State
        /// Bytes in the manifest, and now.
        package var size: Int
        package var sizeNow: Int?
        /// Where its bytes are now.
        package var nowAt: String?

        /// One sentence in each first language, with names as `ShownName` writes them.
        package var statement: Bilingual {
            let now = sizeNow.map { "\($0)" } ?? "–"
            let name = ShownName.text(name)
            let nowAt = nowAt.map { ShownName.text($0) }
            switch state {
            case .unchanged:
                return Bilingual(korean: "기록 파일 \(name)은(는) 그대로입니다.", english: "The log \(name) is as it was.")
            case .grown:
                return Bilingual(
                    korean: "기록 파일 \(name)이(가) 이어서 쓰이고 있습니다(\(size) → \(now)바이트). 앞부분은 그대로입니다.",
                    english: "The log \(name) is still being written (\(size) → \(now) bytes); what was there is as it was.")
            case .moved:
                return Bilingual(
                    korean: "기록 파일 \(name)의 이름이 \(nowAt ?? "")(으)로 바뀌었습니다. 내용은 그대로입니다.",
                    english: "The log \(name) is now \(nowAt ?? ""), byte for byte.")
            case .packed:
                return Bilingual(
                    korean: "기록 파일 \(name)이(가) \(nowAt ?? "")(으)로 압축되었습니다. 내용은 그대로입니다.",
                    english: "The log \(name) was packed into \(nowAt ?? ""); its text is as it was.")
            case .shrunk:
                return Bilingual(
                    korean: "기록 파일 \(name)이(가) \(size)바이트에서 \(now)바이트로 줄었습니다. 삭제를 멈추고 사본을 확보하세요.",
                    english: "The log \(name) shrank from \(size) to \(now) bytes. Stop what deletes it, and secure a copy.")
            case .changed:
                return Bilingual(
                    korean: "기록 파일 \(name)의 내용이 바뀌었습니다. 누가 무엇을 바꾸었는지 확인하고 사본을 확보하세요.",
                    english: "The content of the log \(name) changed. Find out who changed it, and secure a copy.")
            case .vanished:
                return Bilingual(
                    korean: "기록 파일 \(name)이(가) 없어졌고, 같은 내용의 파일도 없습니다. 자동 삭제를 멈추고 백업에서 되찾으세요.",
                    english: "The log \(name) is gone, and no file has its content. Stop automatic deletion, and restore it from a backup.")
            case .unreadable:
                return Bilingual(
                    korean: "기록 파일 \(name)을(를) 읽을 수 없습니다.", english: "The log \(name) cannot be read.")
            case .irregular:
                return Bilingual(
                    korean: "기록 파일 \(name)의 자리에 일반 파일이 아닌 것(폴더, 파이프, 장치 등)이 있습니다. 누가 바꾸었는지 확인하고 백업에서 되찾으세요.",
                    english: "The log \(name) is no regular file any more: a folder, pipe or device has its name. "
                        + "Find out who replaced it, and restore it from a backup.")
            }
        }
    }

    package var at: Instant
    /// The manifest that was compared with.
    package var manifest: Int
    package var files: Int
    /// Files whose digest was computed; the others have the size and times that they had.
    package var digested: Int
    /// All files that are not simply as they were, in the order of their names.
    package var remarks: [Remark]
    package var retention: [RetentionWarning]

    package var alarms: [Remark] { remarks.filter(\.state.isAlarm) }
}
