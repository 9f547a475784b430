package handson.redis.geo.csv;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two coordinates from one cell.
 *
 * @param form how the cell gives them
 */
record AnglePair(Angle first, Angle second, Form form) {

  enum Form {
    PLAIN("two numbers in one cell"),
    WKT("WKT: POINT (longitude latitude)"),
    GEOJSON("GeoJSON: [longitude, latitude]"),
    ISO_6709("ISO 6709: +DDMM+DDDMM");

    private final String text;

    Form(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }

    /** Which axis the form itself puts first. */
    Axis first() {
      return this == WKT || this == GEOJSON ? Axis.LONGITUDE : Axis.LATITUDE;
    }
  }

  private static final int LONGEST = 200;
  private static final String NUMBER = "([+-]?\\d+(?:\\.\\d*)?(?:E[+-]?\\d+)?)";
  private static final Pattern WKT =
      Pattern.compile("(?:SRID ?= ?\\d+ ?; ?)?POINT ?(?:Z|M|ZM)? ?\\( ?" + NUMBER + "[ ,]+" + NUMBER
          + "(?: " + NUMBER + "){0,2} ?\\)");
  private static final Pattern GEOJSON = Pattern.compile("\\{.*\"COORDINATES\" ?: ?\\[ ?" + NUMBER
      + " ?, ?" + NUMBER + "(?: ?, ?" + NUMBER + ")? ?\\].*\\}");
  private static final Pattern ISO_6709 =
      Pattern.compile("([+-])(\\d{2})(\\d{2})(\\d{2})?([+-])(\\d{3})(\\d{2})(\\d{2})?/?");
  private static final Pattern BRACKETS = Pattern.compile("[(\\[] ?(.*?) ?[)\\]]");
  private static final Pattern CLEAR = Pattern.compile("(.+?) ?[;/|、] ?(.+)");
  private static final Pattern COMMA_SPACE = Pattern.compile("(.+?) ?, (.+)");
  private static final Pattern ONE_COMMA = Pattern.compile("([^,]+),([^,]+)");
  private static final Pattern THREE_COMMAS = Pattern.compile("([^,]+,[^,]+),([^,]+,[^,]+)");
  private static final Pattern ONE_SPACE = Pattern.compile("([^ ]+) ([^ ]+)");
  private static final Pattern DIRECTIONS =
      Pattern.compile("([NS][^NSEW]+)([EW].+)|(.+[NS]) ?(.+[EW])");

  /** Reads a cell in its {@link Notation#plain plain} spelling; empty where it holds no pair. */
  static Optional<AnglePair> parse(String plain) {
    if (plain.length() < 3 || plain.length() > LONGEST) {
      return Optional.empty();
    }
    Matcher iso = ISO_6709.matcher(plain);
    if (iso.matches()) {
      return iso6709(iso);
    }
    Matcher wkt = WKT.matcher(plain);
    if (wkt.matches()) {
      return pair(wkt.group(1), wkt.group(2), Form.WKT);
    }
    Matcher json = GEOJSON.matcher(plain);
    if (json.matches()) {
      return pair(json.group(1), json.group(2), Form.GEOJSON);
    }
    Matcher brackets = BRACKETS.matcher(plain);
    String text = brackets.matches() ? brackets.group(1) : plain;
    for (Pattern form :
        new Pattern[] {CLEAR, COMMA_SPACE, ONE_COMMA, THREE_COMMAS, ONE_SPACE, DIRECTIONS}) {
      Matcher two = form.matcher(text);
      if (two.matches()) {
        boolean behind = two.group(1) == null;
        return pair(two.group(behind ? 3 : 1), two.group(behind ? 4 : 2), Form.PLAIN);
      }
    }
    return Optional.empty();
  }

  private static Optional<AnglePair> pair(String first, String second, Form form) {
    return Angle.parse(first.strip())
        .flatMap(one -> Angle.parse(second.strip()).map(other -> new AnglePair(one, other, form)));
  }

  private static Optional<AnglePair> iso6709(Matcher iso) {
    return part(iso, 1)
        .flatMap(one -> part(iso, 5).map(other -> new AnglePair(one, other, Form.ISO_6709)));
  }

  private static Optional<Angle> part(Matcher iso, int group) {
    String seconds = iso.group(group + 3);
    return Angle.of(
        iso.group(group).equals("-"),
        Integer.parseInt(iso.group(group + 1)),
        Integer.parseInt(iso.group(group + 2)),
        seconds == null ? 0 : Integer.parseInt(seconds));
  }
}
