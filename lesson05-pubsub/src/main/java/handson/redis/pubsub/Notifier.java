package handson.redis.pubsub;

/**
 * Tells something to all who listen at this moment: Redis' pub/sub.
 *
 * <p>A channel is a name, any text, taken as it is: it need not exist, holds nothing, and is not in
 * the keyspace. Every subscriber gets every message, in the order in which Redis took them, at most
 * once. Redis keeps no message: one who subscribes later, who is away, or who reads too slowly
 * misses it, and nobody says so. What must not be lost belongs into a stream.
 *
 * <p>A message is a JSON document with the fields of {@link Notification} under their names, no
 * others, and the instant as ISO-8601 text in UTC, with all its digits, whatever the locale and the
 * time zone of the JVM. Reading is a little more tolerant: the order of the fields and unknown ones
 * do not matter; see {@link Notification#read}.
 *
 * <pre>{@code
 * {"sender":"ann","text":"lunch?","sentAt":"2026-03-01T12:30:00Z"}
 * }</pre>
 *
 * <p>All methods may be called by several threads, also while there are subscriptions, and by a
 * listener. A {@code null} argument is a {@link NullPointerException}. Where Redis cannot be
 * reached, they end with the client's exception.
 *
 * <p>Commands: PUBLISH, O(n + m) for n subscribers of the channel and m patterns of all clients;
 * SUBSCRIBE and UNSUBSCRIBE, O(1) for one channel.
 *
 * @see <a href="https://redis.io/docs/latest/develop/pubsub/">Redis pub/sub</a>
 * @see <a href="https://redis.io/docs/latest/commands/publish/">PUBLISH</a>
 */
public interface Notifier {

  /**
   * Sends a notification. After a lost answer, which ends the call with the client's exception, it may
   * have been told or not; it is not sent twice.
   *
   * @return how many receivers Redis sent it to: connections, of which one may serve several
   *     listeners, and once more for each pattern of theirs that the channel matches. 0 is no error.
   *     Of a cluster, Redis counts only those at the node that was asked.
   */
  long publish(String channel, Notification notification);

  /**
   * Listens to a channel until the result is closed. When this method returns, the subscription
   * stands: what is published from then on is received.
   *
   * <p>A connection that is lost, also because the server was restarted, is renewed, and the
   * subscription with it. What was published meanwhile is lost.
   *
   * @param listener is called by a thread that is not the client's own, one message after the other
   *     in the order of the server. It may be slow and may call this notifier. What it throws ends
   *     neither the subscription nor that of others.
   */
  Subscription subscribe(String channel, Listener listener);

  /** Is told what was published. */
  interface Listener {

    /** A notification came. */
    void onNotification(Notification notification);

    /**
     * Something else came, since everybody may publish anything: no JSON, JSON of another shape, a
     * field that is missing or no JSON string, an instant that is none, the JSON {@code null}, an empty
     * text.
     *
     * @param message as it came
     */
    void onMalformed(String message);
  }
}
