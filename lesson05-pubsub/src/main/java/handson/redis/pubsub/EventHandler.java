package handson.redis.pubsub;

/** What is to be done with an event. */
@FunctionalInterface
public interface EventHandler {

  /**
   * Does it. The same event may come again, so to do it twice must be as good as once.
   *
   * @throws Exception where it did not succeed
   */
  void handle(Event event) throws Exception;
}
