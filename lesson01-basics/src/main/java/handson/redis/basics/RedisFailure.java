package handson.redis.basics;

/**
 * Redis did not do what was asked. The message is one sentence that says what happened and what to
 * do, without the password; the cause is the client's own exception.
 */
public final class RedisFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /**
   * @param settings where the program connected to, for the message
   * @param cause what the client threw
   */
  public RedisFailure(Reason reason, ConnectionSettings settings, Throwable cause) {
    super(message(reason, settings, cause), cause);
    this.reason = reason;
  }

  /** What went wrong, for a program that must decide. */
  public Reason reason() {
    return reason;
  }

  /** The kinds of failure that call for different answers. */
  public enum Reason {
    /** Nobody listens there, yet or any more. The command has not run. */
    REFUSED,
    /** The login is wrong, or missing. */
    WRONG_PASSWORD,
    /** The server's certificate has no authority that is trusted, or names another host. */
    UNTRUSTED_CERTIFICATE,
    /** No answer in time. A command may have run all the same. */
    TIMEOUT,
    /** The server's memory is full: it refuses to write, and still reads. */
    OUT_OF_MEMORY,
    /** Anything else; a command whose connection broke may have run. */
    OTHER;

    /** Whether waiting can help, so that connecting again makes sense. */
    public boolean mayPass() {
      return this == REFUSED || this == TIMEOUT;
    }
  }

  private static String message(Reason reason, ConnectionSettings settings, Throwable cause) {
    String details = switch (reason) {
      case REFUSED -> "refuses connections: start the server, or correct host and port.";
      case WRONG_PASSWORD ->
        settings.password().isPresent()
            ? "refuses the login: correct user and password."
            : "asks for a password: put one into REDIS_PASSWORD or the URL.";
      case UNTRUSTED_CERTIFICATE ->
        "shows a certificate that is not trusted (%s): name its authority's file, and the host"
                .formatted(root(cause).getMessage())
            + " as the certificate does.";
      case TIMEOUT ->
        "did not answer within %s ms: a command may have run, so look before you repeat it."
            .formatted(settings.timeout().toMillis());
      case OUT_OF_MEMORY ->
        "has no memory left to write, but still reads: raise maxmemory, let keys expire, or"
            + " choose an eviction policy.";
      case OTHER -> "failed: " + root(cause).getMessage();
    };
    return settings + " " + details;
  }

  private static Throwable root(Throwable failure) {
    return failure.getCause() == null ? failure : root(failure.getCause());
  }
}
