package handson.redis.geo.csv;

/** Why a row is not loaded. */
public enum SkipReason {
  EMPTY("no coordinates"),
  NOT_A_COORDINATE("something else where coordinates should be"),
  LOST_DECIMAL_POINT("a coordinate that lost its decimal point"),
  OUT_OF_RANGE("beyond what Redis stores: 180 degrees east or west, 85.05112878 north or south"),
  ZERO("0, 0: what programs write for unknown"),
  SHIFTED("more cells than columns, so that its coordinates may stand elsewhere"),
  BROKEN_QUOTES("quotation marks that do not match"),
  TOO_LONG("longer than " + Rows.LONGEST + " characters");

  private final String text;

  SkipReason(String text) {
    this.text = text;
  }

  /** What is wrong with the row, in a few words. */
  public String text() {
    return text;
  }
}
