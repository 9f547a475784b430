package handson.redis.geo.csv;

/** Why a row is not loaded. */
public enum SkipReason {
  EMPTY("has no coordinates"),
  NOT_A_COORDINATE("has something else where coordinates should be"),
  LOST_DECIMAL_POINT("has a coordinate that lost its decimal point"),
  OUT_OF_RANGE(
      "is where Redis stores nothing: beyond 180 degrees or beyond 85.05112878 north or south"),
  ZERO("is at 0, 0: what programs write for unknown"),
  UNCLOSED_QUOTE("takes in the lines behind it, because a quotation mark is not closed");

  private final String text;

  SkipReason(String text) {
    this.text = text;
  }

  /** What is said of the row: "The row ... has no coordinates". */
  public String text() {
    return text;
  }
}
