package handson.redis.geo.csv;

/** What a coordinate measures. */
enum Axis {
  LATITUDE("latitude", 90, 'N', 'S'),
  LONGITUDE("longitude", 180, 'E', 'W');

  private final String word;
  private final double limit;
  private final char positive;
  private final char negative;

  Axis(String word, double limit, char positive, char negative) {
    this.word = word;
    this.limit = limit;
    this.positive = positive;
    this.negative = negative;
  }

  String word() {
    return word;
  }

  /** The most degrees that there are, either way. */
  double limit() {
    return limit;
  }

  /** The letter of a direction, which may be written out; a space where it is none on this axis. */
  char direction(String plain) {
    String word = plain
        .replaceFirst("^(北|NORTH)$", "N")
        .replaceFirst("^(南|SOUTH)$", "S")
        .replaceFirst("^(東|EAST)$", "E")
        .replaceFirst("^(西|WEST)$", "W");
    return word.length() == 1 && isDirection(word.charAt(0)) ? word.charAt(0) : ' ';
  }

  boolean isDirection(char letter) {
    return letter == positive || letter == negative;
  }

  static boolean isNegative(char letter) {
    return letter == LATITUDE.negative || letter == LONGITUDE.negative;
  }

  Axis other() {
    return this == LATITUDE ? LONGITUDE : LATITUDE;
  }
}
