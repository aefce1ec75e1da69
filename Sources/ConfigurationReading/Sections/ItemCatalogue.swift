internal import BreachModel

/// Names and legal classes of the items that most platforms hold, so that a configuration need not repeat them.
enum ItemCatalogue {
    /// The well-known item `id`; nil where it is none.
    static func item(_ id: DataItemID) -> DataItem? {
        items.first { $0.id == id }
    }

    /// `unique-identification` follows PIPA Decree 19 (resident, passport, licence and alien registration numbers), `sensitive` PIPA 23.
    static let items: [DataItem] = [
        item(.name, "이름", "name", .contact),
        item(.email, "이메일 주소", "email address", .contact),
        item(.phone, "전화번호", "phone number", .contact),
        item(.address, "주소", "address", .address),
        item(.entranceCode, "공동현관 출입번호", "shared entrance code", .credential),
        item(.addressBook, "배송지 주소록", "delivery address book", .address),
        item(.orders, "주문 정보", "order information", .behavioural),
        item(.payment, "결제 정보", "payment information", .financial),
        item(.password, "비밀번호", "password", .credential),
        item(.loginRecord, "로그인 기록", "login record", .behavioural),
        item(.customsCode, "개인통관고유부호", "personal customs clearance code", .contact),
        item(.birthDate, "생년월일", "date of birth", .contact),
        item(.nationalID, "주민등록번호", "resident registration number", .uniqueIdentification),
        item(.healthInfo, "건강 정보", "health information", .sensitive),
        item(.deviceID, "기기 식별값", "device identifier", .behavioural),
        item(.location, "위치 정보", "location", .behavioural),
        item(.ssn, "미국 사회보장번호", "US social security number", .uniqueIdentification),
        item(.driverLicense, "운전면허번호", "driver's licence number", .uniqueIdentification),
        item(.accountNumber, "계좌번호", "bank account number", .financial),
    ]

    private static func item(_ id: DataItemID, _ korean: String, _ english: String, _ legalClass: DataItem.LegalClass) -> DataItem {
        DataItem(id: id, korean: korean, english: english, legalClass: legalClass)
    }
}
