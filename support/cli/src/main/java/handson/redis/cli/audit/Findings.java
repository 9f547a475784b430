package handson.redis.cli.audit;

import handson.redis.expire.KeyAudit.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an audit found, and what it was not allowed to ask.
 *
 * @param report with a character for each byte of a key's name
 * @param sizesRefused what Redis said to MEMORY USAGE, where it refused; then no size is known
 * @param refused how many keys this user may not look at; they are not in the report
 * @param keysRefused what Redis said to the first of them
 */
public record Findings(
    Report report, Optional<String> sizesRefused, long refused, Optional<String> keysRefused) {

  /** What is missing from the report, a sentence each. */
  public List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    sizesRefused.ifPresent(
        reason -> remarks.add("The largest keys are not known: Redis refuses MEMORY USAGE (%s)."
            .formatted(visible(reason))));
    keysRefused.ifPresent(reason -> remarks.add(String.format(
        Locale.ROOT,
        "%,d more %s not looked at: Redis refuses it (%s).",
        refused,
        refused == 1 ? "key was" : "keys were",
        visible(reason))));
    return remarks;
  }

  /** What a server says is printed on a terminal, which would obey control characters. */
  private static String visible(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
