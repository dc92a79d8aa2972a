import Language

/// The machines that a sentence is about: what holds for workstations says nothing of servers.
enum Machines {
  /// `server` or `workstation`, whichever tokens name; nil where they name both or none.
  static func kind(of tokens: [Token], _ lexicon: Lexicon) -> String? {
    let named = ["server", "workstation"].filter { !lexicon.positions(of: $0, in: tokens).isEmpty }
    return named.count == 1 ? named[0] : nil
  }
}
