/// The configuration of the rehearsal company, which does not exist; `docs/configuration.md` explains each key.
enum RehearsalConfiguration {
    static let text = """
        # 연습용 회사의 설정입니다. 실제로 있는 회사가 아닙니다. / Configuration of a company that does not exist, for rehearsals.
        haechi: 1

        company:
          name: {ko: 예시마켓, en: Example Market}
          department: {ko: 개인정보보호센터, en: Privacy Protection Centre}
          phone: "1500-0001"
          email: privacy@example-market.invalid
          hours: {ko: 매일 24시간, en: "every day, 24 hours"}
          privacy_officer: {ko: 개인정보 보호책임자, en: Chief Privacy Officer}
          site: https://www.example-market.invalid
          domains: [example-market.invalid]
          senders: ["1500-0000", "1500-0001", privacy@example-market.invalid]

        time_zone: Asia/Seoul
        jurisdictions: [KR]

        items:
          name: {ko: 이름, en: name, class: contact}
          email: {ko: 이메일 주소, en: email address, class: contact}
          phone: {ko: 전화번호, en: phone number, class: contact}
          address: {ko: 배송지 주소, en: delivery address, class: address}
          entrance-code: {ko: 공동현관 출입번호, en: building entrance code, class: credential}
          address-book: {ko: 배송지 목록, en: address book, class: address}
          orders: {ko: 주문 내역, en: orders, class: behavioural}

        logs:
          - name: gateway
            paths: ["logs/gateway-*.jsonl*"]
            format: json-lines
            fields:
              time: ts
              event_id: rid
              origin: ip
              country: cc
              network: asn
              credential: kid
              token: jti
              subject: sub
              actor: actor
              method: method
              route: path
              status: status
              client: ua
              sequence: seq
              producer: producer
            success: [200-299]
            deduplication: event-id
            rhythm: daily

        routes:
          - match: GET /v1/members/{subject}
            items: {name: clear, email: clear}
          - match: GET /v1/members/{subject}/addresses
            items: {address-book: clear}
            entries: {name: clear, phone: clear, address: clear, entrance-code: masked}
          - match: GET /v1/members/{subject}/addresses/{entry}/edit
            entries: {name: clear, phone: clear, address: clear, entrance-code: clear}
          - match: GET /v1/members/{subject}/orders
            items: {orders: clear}
          - match: PUT /v1/members/{subject}/addresses/{entry}
          - match: GET /v1/members/{subject}/cart
          - match: POST /v1/login
          - match: POST /v1/orders
          - match: GET /v1/products/{product}
          - match: GET /v1/search

        credentials:
          registry: credentials.csv
          roster: roster.csv
          issuance: issuance.csv

        people:
          members: members.csv
          address_books: addresses.csv

        channels:
          - eml: {folder: outbox}

        store: haechi-data

        """
}
