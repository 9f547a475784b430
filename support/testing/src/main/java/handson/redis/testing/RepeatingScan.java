package handson.redis.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes SCAN, HSCAN, SSCAN or ZSCAN return a page twice, once: it may do so whenever Redis resizes
 * the table that is walked, which a test cannot order. The second page is asked for with the first one's cursor again, so
 * what comes is Redis' own answer.
 *
 * @see <a href="https://redis.io/docs/latest/commands/scan/">SCAN: guarantees</a>
 */
public final class RepeatingScan implements Middleman {
  private static final String START = "0";

  private boolean repeated;

  @Override
  public synchronized List<String> command(List<String> command) {
    // SCAN walks the keys; the others are told first which key's elements to walk.
    int cursor = switch (command.get(0).toUpperCase(Locale.ROOT)) {
      case "SCAN" -> 1;
      case "HSCAN", "SSCAN", "ZSCAN" -> 2;
      default -> -1;
    };
    if (cursor == -1 || repeated || command.get(cursor).equals(START)) {
      return command;
    }
    repeated = true;
    List<String> again = new ArrayList<>(command);
    again.set(cursor, START);
    return again;
  }
}
