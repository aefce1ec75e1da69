import BreachModel

@testable import LogScanning

/// Lines of formats with a parser of their own.
enum FuzzFormats {
    private static let unchosen = FieldMapping(time: "", route: "", status: "")
    private static let nginx = pattern(
        #"$remote_addr - $remote_user [$time_iso8601] "$request" $status $body_bytes_sent "$http_user_agent" rid=$request_id"#)
    private static let apache = pattern(#"%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\" %{UNIQUE_ID}e"#)

    private static func pattern(_ format: String) -> LogPattern? { try? LogPattern(format, fields: unchosen) }

    /// By the first byte: a load balancer's line, one of NGINX, one of Apache, or a format of one's own on the first line.
    static func patterns(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        var line = bytes[1...]
        let pattern: LogPattern?
        switch choice % 4 {
        case 0: pattern = .applicationLoadBalancer
        case 1: pattern = nginx
        case 2: pattern = apache
        default:
            let format = line.prefix { $0 != 0x0A }
            line = line.dropFirst(format.count + 1)
            pattern = self.pattern(String(decoding: format, as: UTF8.self))
        }
        guard let pattern else { return }
        let parser = PatternLineParser(pattern)
        defer { parser.deallocate() }
        FuzzLines.twice(Array(line), parser, between: #"192.0.2.1 - - [t] "GET /\x41\n HTTP/1.1" 200 1 "\"" rid=1"#)
    }

    /// Lines and directives: a parser that sees the last `#Fields:` line and one line finds what the one that read all finds.
    static func w3c(_ bytes: [UInt8]) {
        var all = W3CLineParser(fields: unchosen)
        defer { all.deallocate() }
        var names: [UInt8] = []
        for line in bytes.split(separator: 0x0A, maxSplits: 32).map({ Array($0) }) {
            let isDirective = unsafe FuzzLines.withPaddedLine(line) { unsafe all.takesDirective($0) }
            // As the parser has it: a mark on the colon makes it another character.
            if String(decoding: line.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self).hasPrefix("#Fields:") { names = line }
            if isDirective { continue }
            var fresh = W3CLineParser(fields: unchosen)
            defer { fresh.deallocate() }
            if !names.isEmpty { _ = unsafe FuzzLines.withPaddedLine(names) { unsafe fresh.takesDirective($0) } }
            unsafe FuzzLines.withPaddedLine(line) { line in
                let problem = unsafe all.parse(line)
                let other = unsafe fresh.parse(line)
                precondition(problem == other, "one line, two problems")
                if problem == nil { precondition(FuzzLines.values(all.fields) == FuzzLines.values(fresh.fields), "one line, two answers") }
            }
        }
    }

    /// By the first byte: an event of OCSF, of ECS, or a record of CloudTrail.
    static func presets(_ bytes: [UInt8]) {
        guard let choice = bytes.first else { return }
        let parser = PresetLineParser([JSONPreset.ocsf, .ecs, .cloudTrail][Int(choice % 3)])
        defer { parser.deallocate() }
        FuzzLines.twice(Array(bytes.dropFirst()), parser, between: #"{"time":1,"eventName":"\u0061","http":{"request":{"method":"GET"}}}"#)
    }

    /// What a log's beginning says of its form.
    static func detect(_ bytes: [UInt8]) {
        let answer = LogFormatDetector.detect(bytes)
        precondition(!answer.seen.isEmpty, "nothing is said of what was seen")
        precondition(answer == LogFormatDetector.detect(bytes), "one beginning, two answers")
    }
}
