package handson.redis.geo.csv;

/**
 * One thing that was decided about a file.
 *
 * @param value what was decided, for a person to read; "none" where there is no such thing
 * @param why the reason, as the end of a sentence
 */
public record Decision(String value, String why) {

  @Override
  public String toString() {
    return value + " (" + why + ")";
  }
}
