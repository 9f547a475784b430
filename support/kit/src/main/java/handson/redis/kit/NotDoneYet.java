package handson.redis.kit;

/** Thrown by an exercise's methods until the trainee has written them. */
public final class NotDoneYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param task what is still to be done, starting with the exercise's name: {@code "boss-battle:
   *     subtract the damage atomically"}
   */
  public NotDoneYet(String task) {
    super(task);
  }
}
