package handson.redis.geo.csv;

import java.nio.CharBuffer;
import java.util.function.Consumer;

/**
 * Tells Japanese text from text that only happens to be valid Shift_JIS: "Musée" in windows-1252 is
 * read as "Mus馥" in Shift_JIS, and EUC-JP as half-width katakana. In Japanese text, full-width
 * characters come in runs.
 */
final class JapaneseText implements Consumer<CharBuffer> {
  /** A column with readings in half-width katakana may have more of them than the names have. */
  private static final int KANA_FOR_ONE = 8;

  private long inRuns;
  private long alone;
  private long privateUse;
  private long halfWidth;
  private int run;

  @Override
  public void accept(CharBuffer text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        endRun();
      } else if (c >= 0xE000 && c <= 0xF8FF) {
        endRun();
        privateUse++;
      } else if (c >= 0xFF61 && c <= 0xFF9F) {
        endRun();
        halfWidth++;
      } else {
        run++;
      }
    }
  }

  /** Whether what was shown so far looks like Japanese. */
  boolean isLikely() {
    endRun();
    return inRuns > alone + privateUse && inRuns * KANA_FOR_ONE > halfWidth;
  }

  private void endRun() {
    if (run == 1) {
      alone++;
    } else {
      inRuns += run;
    }
    run = 0;
  }
}
