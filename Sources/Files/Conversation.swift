import Glibc

/// The exchange with a running child: feeds its input, drains its output, keeps its limits, ends and reaps it.
///
/// Until it is reaped its number belongs to no other process, so that killing by the number is safe.
struct Conversation {
  let child: pid_t
  let input: [UInt8]
  let deadline: Double
  let limit: Int
  private(set) var outcome = ChildProcess.Outcome(
    status: 0, signal: nil, output: [], errors: [], timedOut: false, exceededOutput: false)
  private var sent = 0
  private var received = 0
  private var ended = false

  init(child: pid_t, input: [UInt8], deadline: Double, limit: Int) {
    (self.child, self.input, self.deadline, self.limit) = (child, input, deadline, limit)
  }

  mutating func run(_ input: Pipe?, _ output: Pipe, _ errors: Pipe, _ receive: (([UInt8]) throws -> Void)?) throws {
    // The only end that could block us: a child that does not read must not stop the draining of its output.
    if let input { _ = fcntl(input.writing, F_SETFL, O_NONBLOCK) }
    while !ended || output.reading >= 0 || errors.reading >= 0 {
      let left = deadline - ChildProcess.monotonic()
      guard left > 0 else {
        outcome.timedOut = true
        return
      }
      var polls = [
        pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors.reading, events: Int16(POLLIN), revents: 0),
        pollfd(fd: input?.writing ?? -1, events: Int16(POLLOUT), revents: 0),
      ]
      let open = output.reading >= 0 || errors.reading >= 0
      // Short rounds, as a child may close both streams and live on; what it leaves open to others ends with it.
      let ready = poll(&polls, 3, ended ? 0 : open ? Int32(min(left, 0.05) * 1000) + 1 : 2)
      if ready == 0, ended { break }
      if polls[2].revents != 0, let input { feed(input) }
      if polls[0].revents != 0 {
        guard let bytes = read(output.reading) else {
          output.closeReading()
          continue
        }
        received += bytes.count
        outcome.exceededOutput = received > limit
        if outcome.exceededOutput { return }
        if let receive { try receive(bytes) } else { outcome.output += bytes }
      }
      if polls[1].revents != 0 {
        guard let bytes = read(errors.reading) else {
          errors.closeReading()
          continue
        }
        outcome.exceededOutput = outcome.errors.count + bytes.count > limit
        if outcome.exceededOutput { return }
        outcome.errors += bytes
      }
      if !ended { ended = hasEnded() }
    }
  }

  /// Kills the group, and the child if it has left it.
  func end() {
    kill(-child, SIGKILL)
    kill(child, SIGKILL)
  }

  /// Waits for the child and takes its status; its number may be another's from then on.
  mutating func reap() {
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    // WIFEXITED and its kin are macros that Swift does not import.
    let signal = status & 0x7F
    outcome.signal = signal == 0 ? nil : signal
    outcome.status = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  private func hasEnded() -> Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT) == 0
      && information.si_signo == SIGCHLD
  }

  private mutating func feed(_ pipe: Pipe) {
    let written = input.withUnsafeBytes {
      Glibc.write(pipe.writing, $0.baseAddress?.advanced(by: sent), min(1 << 16, $0.count - sent))
    }
    if written > 0 { sent += written }
    if sent == input.count || (written < 0 && errno != EAGAIN && errno != EINTR) { pipe.closeWriting() }
  }

  /// Nil at the end of the stream.
  private func read(_ descriptor: Int32) -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
      repeat { count = Glibc.read(descriptor, buffer.baseAddress, 1 << 16) } while count < 0 && errno == EINTR
      filled = max(0, count)
    }
    return count > 0 ? bytes : nil
  }
}
