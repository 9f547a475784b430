package handson.redis.cli.grade;

import java.util.List;

/**
 * What stands between a submission and this machine, found by trying.
 *
 * @param kind the strongest that worked
 * @param root whether the submissions' processes ran as root
 * @param limits what was held by the system's means, a few words each: {@code memory}, {@code
 *     processes}
 * @param tried what was tried before and why it does not work here, one a line
 */
public record Isolation(Kind kind, boolean root, List<String> limits, List<String> tried) {

  /** From strong to weak. */
  public enum Kind {
    /** A container without network but to its Redis. */
    DOCKER,
    /** Bubblewrap: namespaces of its own, a file system that is read-only. */
    BUBBLEWRAP,
    /** Namespaces of its own, made by {@code unshare}. */
    UNSHARE,
    /** A process of this user: only the gate, Java and the limits stand between. */
    PLAIN;

    /** Whether it keeps a submission from this user's files and processes. */
    public boolean isSandbox() {
      return this != PLAIN;
    }
  }
}
