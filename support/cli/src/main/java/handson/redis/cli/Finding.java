package handson.redis.cli;

import java.util.Set;

/**
 * A line of the doctor's report.
 *
 * @param needed whether the course cannot do without it
 * @param advice what was found, or what to do
 */
record Finding(String subject, boolean ok, boolean needed, String advice) {
  private static final Set<String> NEEDED = Set.of("JDK", "Maven", "Redis", "Folder");

  static Finding ok(String subject, String found) {
    return new Finding(subject, true, NEEDED.contains(subject), found);
  }

  static Finding missing(String subject, String advice) {
    return new Finding(subject, false, NEEDED.contains(subject), advice);
  }
}
