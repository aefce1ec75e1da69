import Testing

@testable import NoticeWriting

@Suite("Korean particles")
struct KoreanParticleTests {
    @Test(
        "The particle follows the sound before it",
        arguments: [
            ("이름", "이름은", "이름이", "이름을", "이름과", "이름으로"),
            ("주소", "주소는", "주소가", "주소를", "주소와", "주소로"),
            ("이메일", "이메일은", "이메일이", "이메일을", "이메일과", "이메일로"),
            ("1500-0001", "1500-0001은", "1500-0001이", "1500-0001을", "1500-0001과", "1500-0001로"),
            ("1500-0002", "1500-0002는", "1500-0002가", "1500-0002를", "1500-0002와", "1500-0002로"),
            ("1500-0000", "1500-0000은", "1500-0000이", "1500-0000을", "1500-0000과", "1500-0000으로"),
            ("비밀번호(숫자)", "비밀번호(숫자)는", "비밀번호(숫자)가", "비밀번호(숫자)를", "비밀번호(숫자)와", "비밀번호(숫자)로"),
        ])
    func forms(_ row: (String, String, String, String, String, String)) {
        #expect(KoreanParticle.topic.attached(to: row.0) == row.1)
        #expect(KoreanParticle.subject.attached(to: row.0) == row.2)
        #expect(KoreanParticle.object.attached(to: row.0) == row.3)
        #expect(KoreanParticle.with.attached(to: row.0) == row.4)
        #expect(KoreanParticle.towards.attached(to: row.0) == row.5)
    }

    @Test("Where the sound cannot be read, both forms stand")
    func unreadable() {
        #expect(KoreanParticle.topic.attached(to: "ABC") == "ABC은(는)")
        #expect(KoreanParticle.object.attached(to: "") == "을(를)")
    }
}
