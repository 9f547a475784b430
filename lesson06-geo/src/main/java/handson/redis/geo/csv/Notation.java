package handson.redis.geo.csv;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** One spelling for the many in which people write the same coordinate. */
final class Notation {
  private static final Set<String> UNKNOWN = Set.of(
      "", "-", "--", "---", ".", "*", "?", "NULL", "NIL", "NONE", "NAN", "NA", "N/A", "#N/A", "なし",
      "無し", "無", "不明", "未定", "未設定", "空欄", "該当なし");
  private static final int LONGEST = 1_000;
  private static final Pattern PLAIN = Pattern.compile("[0-9.-]*");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\uFEFF\\u200B]+");
  private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2015\\u2212\\u30FC\\u2500]");

  private Notation() {}

  /**
   * What can be a coordinate in one spelling: half-width digits, capital letters, ° ' " for
   * degrees, minutes and seconds, N S E W for directions, a hyphen for a minus, and single spaces.
   */
  static String plain(String cell) {
    if (PLAIN.matcher(cell).matches()) {
      return cell;
    }
    // Not worth a normalization: a text of this length is no coordinate.
    if (cell.length() > LONGEST) {
      return cell.substring(0, LONGEST);
    }
    // Before the normalization, which takes these signs apart.
    String signs = cell.replace('゜', '°')
        .replace('º', '°')
        .replace('˚', '°')
        .replace('′', '\'')
        .replace('’', '\'')
        .replace('‘', '\'')
        .replace('´', '\'')
        .replace('″', '"')
        .replace('”', '"')
        .replace('“', '"')
        .replace('〃', '"');
    String text = Normalizer.normalize(signs, Normalizer.Form.NFKC)
        .replace("北緯", "N")
        .replace("南緯", "S")
        .replace("東経", "E")
        .replace("西経", "W")
        .replace('度', '°')
        .replace('分', '\'')
        .replace('秒', '"')
        .replace("''", "\"")
        .toUpperCase(Locale.ROOT);
    return SPACE.matcher(DASH.matcher(text).replaceAll("-")).replaceAll(" ").strip();
  }

  /** Whether a cell in its plain spelling says that nothing is known. */
  static boolean isUnknown(String plain) {
    return UNKNOWN.contains(plain);
  }
}
