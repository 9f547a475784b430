package handson.redis.kit;

/**
 * The run cannot go on because of what was typed or how the machine is set up. The message is one
 * sentence that says what was tried and what to do; tools print it alone and exit with code 2.
 */
public final class SetupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message what happened, with the value, and what to do
   */
  public SetupException(String message) {
    super(message);
  }

  /**
   * @param message what happened, with the value, and what to do
   * @param cause shown with {@code --verbose} only
   */
  public SetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
