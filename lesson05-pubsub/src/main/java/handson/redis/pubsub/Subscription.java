package handson.redis.pubsub;

/** An end of listening. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {

  /**
   * Ends the subscription and its threads, and gives its connection back. Waits for the listener
   * where it is at work; the listener itself may call it too. After it the listener is not called
   * any more, also not with what was received before. Where Redis is silent it waits a second for it
   * and no longer: then the connection is closed, or ends the subscription as soon as Redis answers.
   * A second call does nothing.
   */
  @Override
  void close();
}
