internal import BreachModel

/// Words for readers in Japan. Items without a name of their own in the configuration are named by this table.
enum JapaneseWording {
    static let items: [DataItemID: String] = [
        .name: "氏名", .email: "メールアドレス", .phone: "電話番号", .address: "住所(お届け先)", .entranceCode: "共用玄関の暗証番号",
        .addressBook: "お届け先リスト", .orders: "注文履歴", .payment: "決済情報", .password: "パスワード", .loginRecord: "ログイン履歴",
        .customsCode: "個人通関番号", .birthDate: "生年月日", .nationalID: "個人識別番号", .healthInfo: "健康に関する情報", .deviceID: "端末識別子",
        .location: "位置情報", .ssn: "社会保障番号", .driverLicense: "運転免許証番号", .accountNumber: "口座番号",
    ]

    /// What happened and what the company failed to do; nothing on who did it.
    static let causes: [BreachCause: String] = [
        .forgedToken: "当社の署名鍵を使って偽造された接続用トークンにより、当社のシステムに保存された情報が閲覧されました。当社のシステムは、そのトークンを当社が発行したかどうかを確認していませんでした。",
        .leaverKey: "退職者が知り得た鍵を、当社が退職時に失効させていませんでした。",
        .stolenCredential: "盗まれた認証情報が不正アクセスに使われました。当社は速やかに気づくことができませんでした。",
        .insider: "当社の従業員が、業務上の必要なく情報を閲覧しました。当社はこれを防げませんでした。",
        .misconfiguration: "当社のシステムの設定の誤りにより、権限のない人が情報を閲覧できる状態になっていました。",
        .vulnerability: "当社システムの脆弱性を悪用した不正アクセスがありました。当社は事前に修正できていませんでした。",
        .phishing: "当社の従業員がフィッシングメールにだまされ、認証情報を渡してしまいました。",
        .malware: "当社のシステムがマルウェアに感染し、情報が外部に送られました。",
        .ransomware: "当社のシステムがランサムウェアに感染しました。",
        .lostDevice: "情報を保存していた機器を当社が紛失しました。",
        .misSent: "当社が情報を誤った宛先に送信しました。",
        .processor: "当社が業務を委託している会社で漏えいが発生しました。当社の監督が十分ではありませんでした。",
        .publicExposure: "当社の誤りにより、情報がインターネット上で誰でも閲覧できる状態になっていました。",
    ]

    /// What the company did, where the operator wrote no Japanese words.
    static func measure(_ kind: Measure.Kind) -> String? {
        switch kind {
        case .blockedRoute: "侵入経路を遮断しました。"
        case .revokedKey: "不正に使われた鍵を失効させました。"
        case .monitoring: "システムの監視を強化しました。"
        case .relief: "被害のご相談窓口を設けました。"
        case .reported: "関係機関に報告しました。"
        case .notified: "対象の方々にお知らせしました。"
        case .posted: "当社ウェブサイトに掲載しました。"
        case .other: nil
        }
    }

    /// What may follow, and what to do about it, by the kind of item.
    static let risks: [(fits: @Sendable (DataItem) -> Bool, harm: String, step: String)] = [
        (
            { $0.legalClass == .contact }, "当社や公的機関を名乗る不審な電話、SMS、メールが届くおそれがあります。",
            "不審な電話は切り、SMSやメールのリンクは開かずに、下記の窓口へお問い合わせください。"
        ),
        (
            { $0.legalClass == .address || $0.id == .addressBook }, "心当たりのない荷物や訪問を受けるおそれがあります。",
            "心当たりのない荷物は受け取らず、不審な訪問には応対しないでください。身の危険を感じたときは警察(110番)に通報してください。"
        ),
        (
            { $0.id == .entranceCode }, "建物に第三者が立ち入るおそれがあります。",
            "建物の管理会社に、共用玄関の暗証番号の変更を依頼してください。"
        ),
        (
            { $0.legalClass == .credential && $0.id != .entranceCode }, "同じパスワードを使うほかのサービスに不正にログインされるおそれがあります。",
            "パスワードを変更し、同じパスワードを使っているほかのサービスでも変更してください。"
        ),
        (
            { $0.legalClass == .behavioural && $0.id != .addressBook }, "実際のご注文内容を装った詐欺の連絡が届くおそれがあります。",
            "ご注文内容に触れて金銭や認証番号を求める連絡には応じないでください。"
        ),
        (
            { $0.legalClass == .financial }, "カードや口座が不正に利用されるおそれがあります。",
            "カード会社や銀行に連絡し、利用明細を確認してカードの再発行を依頼してください。"
        ),
        (
            { $0.legalClass == .uniqueIdentification }, "なりすましに使われるおそれがあります。",
            "身に覚えのない契約の通知が届いたときは、契約先と警察に連絡してください。"
        ),
        (
            { $0.legalClass == .sensitive }, "差別や精神的な苦痛につながるおそれがあります。",
            "この情報に触れて金銭や返答を求める連絡には応じず、警察に相談してください。"
        ),
    ]
}
