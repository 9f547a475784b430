package handson.redis.cli.audit;

import handson.redis.expire.KeyAudit.Progress;
import handson.redis.kit.Ink;
import java.io.PrintStream;
import java.util.Locale;

/** A bar in the last line of a terminal, which is empty again when it is closed. */
public final class ProgressBar implements Progress, AutoCloseable {
  private static final int WIDTH = 30;
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream out;
  private final Ink ink;
  private long shown = -1;

  public ProgressBar(PrintStream out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  @Override
  public void walked(long walked, long total) {
    long percent = total == 0 ? 100 : walked * 100 / total;
    if (percent == shown) {
      return;
    }
    shown = percent;
    int filled = (int) (percent * WIDTH / 100);
    out.print(CLEAR
        + ink.green("#".repeat(filled))
        + "-".repeat(WIDTH - filled)
        + String.format(Locale.ROOT, " %3d %% of %,d keys", percent, total));
    out.flush();
  }

  @Override
  public void close() {
    out.print(CLEAR);
    out.flush();
  }
}
