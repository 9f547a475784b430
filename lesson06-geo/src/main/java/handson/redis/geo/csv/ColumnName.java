package handson.redis.geo.csv;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column's name says about what is in it. It may lie. */
final class ColumnName {
  private static final Pattern CAMEL = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Set<String> LATITUDE = Set.of(
      "lat",
      "lats",
      "latitude",
      "latitud",
      "latitudine",
      "latdeg",
      "declat",
      "latdd",
      "latwgs84",
      "stoplat",
      "geolat",
      "gpslat",
      "maplat",
      "ylat",
      "breite",
      "breitengrad",
      "ido",
      "緯度",
      "北緯",
      "纬度",
      "위도");
  private static final Set<String> LONGITUDE = Set.of(
      "lon",
      "lng",
      "long",
      "longitude",
      "longitud",
      "longitudine",
      "londeg",
      "declon",
      "londd",
      "lonwgs84",
      "stoplon",
      "geolon",
      "geolng",
      "gpslon",
      "maplng",
      "xlong",
      "xlon",
      "xlng",
      "laenge",
      "länge",
      "laengengrad",
      "längengrad",
      "keido",
      "経度",
      "東経",
      "经度",
      "경도");
  private static final Set<String> Y = Set.of(
      "y", "ycoord", "ycoordinate", "coordy", "ypos", "y座標", "座標y", "geoy", "pointy", "northing");
  private static final Set<String> X = Set.of(
      "x", "xcoord", "xcoordinate", "coordx", "xpos", "x座標", "座標x", "geox", "pointx", "easting");
  private static final Set<String> MINUTES =
      Set.of("分", "min", "mins", "minute", "minutes", "m", "mm");
  private static final Set<String> SECONDS =
      Set.of("秒", "sec", "secs", "second", "seconds", "s", "ss");

  private final String key;
  private final List<String> words;

  ColumnName(String header) {
    String text = Normalizer.normalize(header, Normalizer.Form.NFKC);
    words = Arrays.stream(NO_LETTER.split(CAMEL.matcher(text).replaceAll(" ")))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .toList();
    key = String.join("", words);
  }

  /** Letters and digits of the name, small. */
  String key() {
    return key;
  }

  List<String> words() {
    return words;
  }

  /** The part of an angle that a column holds, where an angle has several columns. */
  enum Part {
    DEGREES,
    MINUTES,
    SECONDS
  }

  /** How surely it names this axis: 0 not at all, 1 for a mere x or y, 2 and 3 for its own word. */
  int names(Axis axis) {
    if (Y.contains(key) || X.contains(key)) {
      return (axis == Axis.LATITUDE ? Y : X).contains(key) ? 1 : 0;
    }
    if (!mentions(axis) || mentions(axis.other())) {
      return 0;
    }
    return words(axis).contains(key) ? 3 : 2;
  }

  /** Which part of the angle it names, where it names this axis. */
  Part part() {
    String rest = rest();
    if (MINUTES.contains(rest)) {
      return Part.MINUTES;
    }
    return SECONDS.contains(rest) ? Part.SECONDS : Part.DEGREES;
  }

  /** Whether it names both axes, and which of them first. */
  Optional<Axis> firstOfBoth() {
    if (key.contains("経緯度")) {
      return Optional.of(Axis.LONGITUDE);
    }
    int latitude = first("緯", "lat");
    int longitude = first("経", "lon", "lng");
    if (latitude < 0 || longitude < 0) {
      return Optional.empty();
    }
    return Optional.of(latitude < longitude ? Axis.LATITUDE : Axis.LONGITUDE);
  }

  /**
   * Whether it names the datum that Japan used until 2002. Its degrees are some 400 m off those of
   * WGS 84; those of JGD2000 and JGD2011 are not.
   */
  boolean isTokyoDatum() {
    return key.contains("tokyo")
        || key.contains("旧測地")
        || key.contains("日本測地系") && !key.contains("日本測地系2");
  }

  /** Whether it is the name of a column that says in which datum a row's degrees are. */
  boolean isDatum() {
    return key.contains("測地系") || key.contains("座標系") || words.contains("datum");
  }

  private boolean mentions(Axis axis) {
    String sign = axis == Axis.LATITUDE ? "緯" : "経";
    boolean japanese =
        key.contains(sign + "度") || key.contains(axis == Axis.LATITUDE ? "北緯" : "東経");
    return japanese
        || words(axis).contains(key)
        || words.stream().anyMatch(words(axis)::contains) && !key.endsWith("name");
  }

  /** The name without its word for the axis: what latitude and longitude of one point share. */
  String rest() {
    String rest = key.replace("緯度", "").replace("経度", "").replace("北緯", "").replace("東経", "");
    if (!rest.equals(key)) {
      return rest;
    }
    return String.join(
        "",
        words.stream()
            .filter(word -> !LATITUDE.contains(word) && !LONGITUDE.contains(word))
            .toList());
  }

  private int first(String... signs) {
    return Arrays.stream(signs)
        .mapToInt(key::indexOf)
        .filter(at -> at >= 0)
        .min()
        .orElse(-1);
  }

  private static Set<String> words(Axis axis) {
    return axis == Axis.LATITUDE ? LATITUDE : LONGITUDE;
  }
}
