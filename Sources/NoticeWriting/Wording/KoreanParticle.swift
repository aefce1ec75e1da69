/// A Korean particle whose form depends on how the word before it ends.
enum KoreanParticle: String, Sendable, CaseIterable {
    case topic = "은"
    case subject = "이"
    case object = "을"
    case with = "과"
    case towards = "으로"

    /// The form after a consonant and the form after a vowel.
    private var forms: (consonant: String, vowel: String) {
        switch self {
        case .topic: ("은", "는")
        case .subject: ("이", "가")
        case .object: ("을", "를")
        case .with: ("과", "와")
        case .towards: ("으로", "로")
        }
    }

    /// `word` with the particle in the form that its ending asks for; both forms where the ending cannot be read.
    func attached(to word: String) -> String {
        guard let ending = Self.ending(of: word) else { return "\(word)\(forms.consonant)(\(forms.vowel))" }
        switch ending {
        case .vowel: return word + forms.vowel
        case .consonant: return word + forms.consonant
        case .rieul: return word + (self == .towards ? forms.vowel : forms.consonant)
        }
    }

    private enum Ending {
        case vowel, consonant, rieul
    }

    /// How the last letter or digit sounds; a closing bracket or quotation mark is passed over.
    private static func ending(of word: String) -> Ending? {
        for scalar in word.unicodeScalars.reversed() {
            switch scalar.value {
            case 0xAC00...0xD7A3:
                let final = (scalar.value - 0xAC00) % 28
                return final == 0 ? .vowel : final == 8 ? .rieul : .consonant
            case 0x30...0x39: return digits[Int(scalar.value - 0x30)]
            case 0x29, 0x22, 0x27, 0x5D, 0x2019, 0x201D, 0x300D, 0x300F: continue
            default: return nil
            }
        }
        return nil
    }

    /// 영 일 이 삼 사 오 육 칠 팔 구.
    private static let digits: [Ending] = [
        .consonant, .rieul, .vowel, .consonant, .vowel, .vowel, .consonant, .rieul, .rieul, .vowel,
    ]
}
