/// A name and its value, for lists of facts and figures.
struct LabelledValue {
    let label: String
    let value: String
}
