package handson.redis.geo.csv;

import java.nio.CharBuffer;
import java.util.function.Consumer;

/**
 * Tells Japanese text from text that only happens to be valid Shift_JIS: "Musée" in windows-1252 is
 * read as "Mus馥" in Shift_JIS, and EUC-JP as half-width katakana. In Japanese text, full-width
 * characters come in runs, or stand beside digits.
 */
final class JapaneseText implements Consumer<CharBuffer> {
  /** A column with readings in half-width katakana may have more of them than the names have. */
  private static final int KANA_FOR_ONE = 8;

  private long japanese;
  private long inWords;
  private long privateUse;
  private long halfWidth;
  private int run;
  private char before;
  private char last;

  @Override
  public void accept(CharBuffer text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80 || c >= 0xFF61 && c <= 0xFF9F || c >= 0xE000 && c <= 0xF8FF) {
        endRun(c);
        halfWidth += c >= 0xFF61 ? 1 : 0;
        privateUse += c >= 0xE000 && c <= 0xF8FF ? 1 : 0;
      } else {
        before = run == 0 ? last : before;
        run++;
      }
      last = c;
    }
  }

  /** Whether what was shown so far looks like Japanese. */
  boolean isLikely() {
    endRun('\n');
    return japanese > inWords + privateUse && japanese * KANA_FOR_ONE > halfWidth;
  }

  private void endRun(char behind) {
    // 35度41分 is Japanese; a single character inside a Latin or half-width word hardly is.
    if (run == 1 && (isOfWord(before) || isOfWord(behind))) {
      inWords++;
    } else {
      japanese += run;
    }
    run = 0;
  }

  private static boolean isOfWord(char c) {
    return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= 0xFF61 && c <= 0xFF9F;
  }
}
