/// Names, addresses and spellings of made-up people. All domains are reserved, all phone numbers assigned to nobody.
struct Names: Sendable {
    private let dice: Dice

    init(seed: UInt64) {
        dice = Dice(seed: seed, "names")
    }

    private static let surnames = ["김", "이", "박", "최", "정", "강", "조", "윤", "장", "임", "한", "오", "서", "신", "권", "황", "안", "송", "류", "홍"]
    private static let romanSurnames = [
        "kim", "lee", "park", "choi", "jung", "kang", "cho", "yoon", "jang", "lim", "han", "oh", "seo", "shin", "kwon", "hwang", "ahn",
        "song", "ryu", "hong",
    ]
    private static let syllables = [
        "가", "겸", "나", "다", "도", "라", "란", "무", "민", "보", "봄", "빈", "새", "서", "솔", "수", "슬", "아", "연", "예", "온", "우", "윤", "은",
        "이", "인", "재", "주", "지", "진", "찬", "채", "하", "한", "해", "현", "호", "희",
    ]
    private static let givenNames = [
        "Alex", "Bora", "Casey", "Dana", "Eli", "Frankie", "Gray", "Hana", "Indy", "Jamie", "Kit", "Lee", "Morgan", "Noor", "Oak", "Pat",
    ]
    private static let familyNames = [
        "Ashdown", "Birchfield", "Clearwater", "Dunmore", "Elmhurst", "Fairweather", "Goldcrest", "Hartwell", "Ivywood", "Juniper",
        "Kestrel", "Larkspur", "Meadows", "Northgate", "O'Hollow", "Pinewood",
    ]

    private func choice<Element>(_ list: [Element], _ person: Int, _ question: Int) -> Element {
        list[dice.below(list.count, person << 4 | question)]
    }

    /// The name of a person, by person number.
    func name(_ person: Int, english: Bool) -> String {
        if english {
            let given = choice(Self.givenNames, person, 1)
            let family = choice(Self.familyNames, person, 2)
            return dice.happens(30, person << 4 | 3) ? "\(family), \(given) \"\(given.prefix(2))\"" : "\(given) \(family)"
        }
        return choice(Self.surnames, person, 0) + choice(Self.syllables, person, 1) + choice(Self.syllables, person, 2)
    }

    /// The e-mail address that belongs to `number`.
    func email(_ person: Int, number: Int) -> String {
        let domain = dice.happens(900, person << 4 | 4) ? "example.com" : "mail.example.invalid"
        return "\(choice(Self.romanSurnames, person, 0)).\(number)@\(domain)"
    }

    /// One of the ways in which people write a phone number.
    ///
    /// - Parameter spelling: what chooses the way; 0 the most usual one.
    func phone(_ phone: (prefix: String, line: Int), spelling: Int) -> String {
        let first = String(String(10_000 + phone.line / 10_000).dropFirst())
        let last = String(String(10_000 + phone.line % 10_000).dropFirst())
        switch spelling {
        case 1: return phone.prefix + first + last
        case 2: return "+82-\(phone.prefix.dropFirst())-\(first)-\(last)"
        case 3: return "+82 \(phone.prefix.dropFirst()) \(first) \(last)"
        case 4: return "\(phone.prefix).\(first).\(last)"
        case 5: return "(\(phone.prefix)) \(first)-\(last)"
        case 6: return "0082 \(phone.prefix.dropFirst()) \(first)\(last)"
        default: return "\(phone.prefix)-\(first)-\(last)"
        }
    }

    /// A spelling of a phone number for one record: mostly the usual one.
    func spelling(_ record: Int) -> Int {
        let draw = dice.below(100, record << 4 | 5)
        return draw < 55 ? 0 : 1 + draw % 6
    }

    private static let towns = [("서울특별시", "Seoul"), ("부산광역시", "Busan"), ("대전광역시", "Daejeon"), ("광주광역시", "Gwangju"), ("경기도 수원시", "Suwon")]
    private static let districts = [("가온구", "Gaon-gu"), ("나래구", "Narae-gu"), ("다솜구", "Dasom-gu"), ("라온구", "Raon-gu"), ("마루구", "Maru-gu")]
    private static let roads = [("해치로", "Haechi-ro"), ("미리내길", "Mirinae-gil"), ("별빛로", "Byeolbit-ro"), ("솔바람길", "Solbaram-gil")]

    /// A delivery address; a few have a second line.
    func address(_ record: Int, english: Bool) -> String {
        let town = choice(Self.towns, record, 6)
        let district = choice(Self.districts, record, 7)
        let road = choice(Self.roads, record, 8)
        let number = 1 + dice.below(280, record << 4 | 9)
        let block = 101 + dice.below(20, record << 4 | 10)
        let door = (1 + dice.below(25, record << 4 | 11)) * 100 + 1 + dice.below(6, record << 4 | 12)
        let note = dice.happens(5, record << 4 | 13)
        if english {
            return "#\(block)-\(door), \(number) \(road.1), \(district.1), \(town.1)" + (note ? "\n(leave at the guard's office)" : "")
        }
        return "\(town.0) \(district.0) \(road.0) \(number), \(block)동 \(door)호" + (note ? "\n(경비실에 맡겨 주세요)" : "")
    }

    /// The code of an entrance door.
    func entranceCode(_ record: Int) -> String {
        let code = String(1000 + dice.below(9000, record << 4 | 14))
        return dice.happens(500, record << 4 | 15) ? "#\(code)*" : "공동현관 \(code)#"
    }
}
