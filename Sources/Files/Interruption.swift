import CSystem

/// What happens when a person or the system stops the program.
public enum Interruption {
  /// Leaves with 128 + signal on SIGINT, SIGTERM and SIGHUP, removing temporary files and child processes of
  /// this module first; a broken pipe becomes a failed write.
  public static func install() { vouch_install_handlers() }
}
