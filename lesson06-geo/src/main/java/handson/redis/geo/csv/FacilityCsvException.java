package handson.redis.geo.csv;

/** A file that facilities cannot be read from. The message is a sentence for a person. */
public final class FacilityCsvException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public FacilityCsvException(String message) {
    super(message);
  }

  public FacilityCsvException(String message, Throwable cause) {
    super(message, cause);
  }
}
