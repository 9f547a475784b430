package handson.redis.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes SCAN return a page twice, once: it may do so whenever Redis resizes its table of keys,
 * which a test cannot order. The second page is asked for with the first one's cursor again, so
 * what comes is Redis' own answer.
 *
 * @see <a href="https://redis.io/docs/latest/commands/scan/">SCAN: guarantees</a>
 */
public final class RepeatingScan implements Middleman {
  private static final String START = "0";

  private boolean repeated;

  @Override
  public synchronized List<String> command(List<String> command) {
    boolean scans = command.get(0).toUpperCase(Locale.ROOT).equals("SCAN");
    if (!scans || repeated || command.get(1).equals(START)) {
      return command;
    }
    repeated = true;
    List<String> again = new ArrayList<>(command);
    again.set(1, START);
    return again;
  }
}
