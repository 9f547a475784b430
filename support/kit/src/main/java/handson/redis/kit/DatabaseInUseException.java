package handson.redis.kit;

/** Another run of the course has the named database. Who can wait may try again. */
public final class DatabaseInUseException extends SetupException {
  private static final long serialVersionUID = 1L;

  DatabaseInUseException(String message) {
    super(message);
  }
}
