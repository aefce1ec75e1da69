/// User agents, as they stand between the quotation marks of a JSON string.
enum ClientTable {
    /// What the usual producer writes.
    static let usual: [[UInt8]] = [
        "ShopApp/8.42.0 (iOS 18.1; iPhone16,2; ko-KR)", "ShopApp/8.41.2 (Android 14; SM-S928N; ko-KR)",
        "ShopApp/8.42.0 (Android 15; SM-F956N; ko-KR)", "ShopApp/8.40.7 (iOS 17.6; iPhone14,5; ko-KR)",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148",
        "Mozilla/5.0 (Linux; Android 14; SM-S928N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
        "agent-console/3.4", "batch-runner/1.9", "Go-http-client/2.0", "okhttp/4.12.0",
    ].map { Array($0.utf8) }

    static let appCount = 4
    static let memberCount = 8
    static let agentConsole = 8
    static let firstService = 9
    static let serviceCount = 3

    /// What the other producer writes: text that looks like fields, escapes, backslashes before the closing mark, Korean.
    static let odd: [[UInt8]] = [
        #"Mozilla/5.0 (\"kid\":\"sk-auth-backup-2\",\"sub\":10000001,\"status\":200)"#,
        #"ShopApp/8.42 (\uc548\ub4dc\ub85c\uc774\ub4dc; \u0041\u0022; ko-KR)"#,
        "예시마켓앱/8.42.0 (안드로이드 15; 갤럭시; 한국어)",
        #"legacy \\ client C:\\shop\\"#,
        #"quoted \"end\\\""#,
        #"{\"ts\":\"1970-01-01T00:00:00Z\",\"path\":\"/v1/members/10000001/addresses\"}"#,
        #"dog \ud83d\udc36 \/ tab\tnew\nline"#,
        #"}],{\"jti\":\"0000000000000000\", \"rid\": \"ffffffffffffffff\"},[{ 쿠키\u003d\u0027x\u0027"#,
    ].map { Array($0.utf8) }
}
