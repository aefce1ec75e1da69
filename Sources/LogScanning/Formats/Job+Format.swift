internal import BreachModel

extension LogScanner.Job {
    /// The job with the format that the file itself shows, where the configuration leaves it open.
    ///
    /// - Throws: `unknownFormat` with what was seen; `input` if the file cannot be read.
    func withKnownFormat() throws(LogScanningError) -> LogScanner.Job {
        guard source.format == .auto else { return self }
        guard path != "-" else {
            throw LogScanningError(
                .unknownFormat, "the format of standard input cannot be told", hint: "write the log's format in haechi.yaml")
        }
        let answer = try LogFormatDetector.detect(path: path)
        // A file without a line is noted as empty by the scan, whatever it would have held.
        guard let format = answer.format ?? (answer.isBlank ? .jsonLines : nil) else {
            throw LogScanningError(
                .unknownFormat, "the log's format cannot be told: it holds \(answer.seen)", context: [("file", name)],
                hint: "write its format, and where it is log-format the server's log_format, in haechi.yaml")
        }
        var job = self
        job.source.format = format
        // One object a line says nothing about its fields: those that the configuration does not name have our own names.
        if format.needsMapping {
            let usual = FieldMapping()
            if source.fields.time.isEmpty { job.source.fields.time = usual.time }
            if source.fields.route.isEmpty { job.source.fields.route = usual.route }
            if source.fields.status.isEmpty { job.source.fields.status = usual.status }
        }
        return job
    }

    /// How the job's text lines are cut.
    func pattern() throws(LogScanningError) -> LogPattern {
        source.format == .loadBalancer ? .applicationLoadBalancer : try LogPattern(source.pattern, fields: source.fields)
    }

    /// Where the records are, of formats that hold them in a document.
    var recordShape: RecordReader.Shape? { RecordReader.Shape(source.format) }
}

extension RecordReader.Shape {
    /// Nil for formats of lines.
    init?(_ format: LogSource.Format) {
        switch format {
        case .cloudTrail: self = .cloudTrail
        case .otlp: self = .otlp
        default: return nil
        }
    }
}
