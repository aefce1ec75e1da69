internal import FoundationEssentials
internal import Glibc

/// Why a browser could not look: a stable code.
struct BrowserFailure: Error, Hashable {
    var code: String
}

/// A headless Chromium of our own, spoken to over two pipes; it ends with this value, and its profile with it.
///
/// Source: `--remote-debugging-pipe` of Chromium: messages in on descriptor 3, out on 4, each ended by a zero byte.
final class BrowserProcess {
    /// The largest message, in bytes: a picture of one screen is far smaller.
    private static let largest = 64 << 20

    private let pid: pid_t
    private let input: Int32
    private let output: Int32
    private let profile: String
    private var buffer: [UInt8] = []

    /// Starts the browser.
    ///
    /// - Parameters:
    ///   - program: a path, or a name in the search path.
    ///   - host: the only host that it may look up; nil for none.
    init(program: String, host: String?) throws(BrowserFailure) {
        profile = try Self.makeProfile()
        var down: [Int32] = [-1, -1]
        var up: [Int32] = [-1, -1]
        // SAFETY: both arrays hold the two descriptors that the call fills.
        guard unsafe pipe(&down) == 0, unsafe pipe(&up) == 0 else { throw BrowserFailure(code: "browser-pipe") }
        for descriptor in down + up { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        let started = Self.spawn(
            [program] + Self.flags(profile: profile, host: host), commands: down[0], answers: up[1])
        close(down[0])
        close(up[1])
        guard let started else {
            close(down[1])
            close(up[0])
            try? FileManager.default.removeItem(atPath: profile)
            throw BrowserFailure(code: "no-browser")
        }
        (pid, input, output) = (started, down[1], up[0])
    }

    deinit {
        close(input)
        // The whole group: a browser is many processes.
        kill(-pid, SIGKILL)
        var status: Int32 = 0
        // SAFETY: the call writes one number.
        _ = unsafe waitpid(pid, &status, 0)
        close(output)
        try? FileManager.default.removeItem(atPath: profile)
    }

    /// Sends one message.
    func send(_ message: [UInt8]) throws(BrowserFailure) {
        let bytes = message + [0]
        var position = 0
        while position < bytes.count {
            // SAFETY: the range lies inside the array, which outlives the call.
            let count = unsafe bytes.withUnsafeBytes {
                unsafe write(input, $0.baseAddress.unsafelyUnwrapped + position, bytes.count - position)
            }
            guard count > 0 else { throw BrowserFailure(code: "browser-ended") }
            position += count
        }
    }

    /// The next message.
    ///
    /// - Parameter deadline: when to give up.
    func receive(until deadline: ContinuousClock.Instant) throws(BrowserFailure) -> [UInt8] {
        while true {
            if let end = buffer.firstIndex(of: 0) {
                let message = Array(buffer[..<end])
                buffer.removeSubrange(...end)
                return message
            }
            guard buffer.count <= Self.largest else { throw BrowserFailure(code: "browser-too-much") }
            try fill(until: deadline)
        }
    }

    private func fill(until deadline: ContinuousClock.Instant) throws(BrowserFailure) {
        let left = ContinuousClock.now.duration(to: deadline).components
        let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
        guard milliseconds > 0 else { throw BrowserFailure(code: "browser-timeout") }
        var wait = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        // SAFETY: one descriptor is given, and one counted.
        guard unsafe poll(&wait, 1, Int32(min(milliseconds, 60_000))) > 0 else { throw BrowserFailure(code: "browser-timeout") }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        // SAFETY: the array has room for as many bytes as are asked for.
        let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(output, $0.baseAddress, $0.count) }
        guard count > 0 else { throw BrowserFailure(code: "browser-ended") }
        buffer += chunk[..<count]
    }

    private static func makeProfile() throws(BrowserFailure) -> String {
        let folder = FileManager.default.temporaryDirectory.path
        var template = Array((folder + "/haechi-browser.XXXXXX").utf8CString)
        // SAFETY: the template is a NUL-terminated array that the call changes in place.
        guard unsafe mkdtemp(&template) != nil else { throw BrowserFailure(code: "browser-profile") }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func flags(profile: String, host: String?) -> [String] {
        var flags = [
            "--headless", "--remote-debugging-pipe", "--user-data-dir=\(profile)", "--no-first-run", "--no-default-browser-check",
            "--disable-gpu", "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-default-apps", "--disable-breakpad", "--disable-dev-shm-usage", "--mute-audio", "--no-proxy-server",
            // No other host is looked up: neither a page's third parties nor the browser's own maker.
            "--host-resolver-rules=MAP * ~NOTFOUND" + (host.map { " , EXCLUDE \($0)" } ?? ""),
        ]
        // Chromium refuses to run as root with its sandbox; only pages of ours are opened.
        if getuid() == 0 { flags.append("--no-sandbox") }
        return flags + ["about:blank"]
    }

    /// - Returns: the process; nil where the program cannot be started.
    private static func spawn(_ arguments: [String], commands: Int32, answers: Int32) -> pid_t? {
        // Descriptors above 9, so that putting one in its place never overwrites the other.
        let from = fcntl(commands, F_DUPFD_CLOEXEC, 10)
        let to = fcntl(answers, F_DUPFD_CLOEXEC, 10)
        defer {
            close(from)
            close(to)
        }
        // SAFETY: both values are made here, used by the one call below and given back at the end; the argument strings are
        // copies that live until then.
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, from, 3)
        unsafe posix_spawn_file_actions_adddup2(&actions, to, 4)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        unsafe posix_spawnattr_setpgroup(&attributes, 0)
        let copies: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe copies.indices { unsafe free(copies[index]) } }
        var pid: pid_t = 0
        return unsafe posix_spawnp(&pid, arguments[0], &actions, &attributes, copies, environ) == 0 ? pid : nil
    }
}
