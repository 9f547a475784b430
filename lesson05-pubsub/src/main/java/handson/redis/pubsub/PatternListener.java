package handson.redis.pubsub;

import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Listens to many channels at once, by patterns, also to channels that nobody has used yet.
 *
 * <p>Redis matches, byte by byte: {@code *} is any bytes or none, dots and line breaks among them;
 * {@code ?} is one byte, and so not an é, which has two in UTF-8; {@code [ae]}, {@code [^e]} and
 * {@code [a-c]} are one byte of those; behind a backslash the next byte stands for itself. Upper and
 * lower case differ. A pattern stands for the whole name.
 *
 * <p>A channel that several patterns match comes once for each of them, and once more for each
 * plain subscription to it. Otherwise what {@link Notifier} says of messages holds here too: sent
 * once to those who listen, kept for nobody.
 *
 * <p>All methods may be called by several threads and by a listener. A {@code null} argument is a
 * {@link NullPointerException}. Where Redis cannot be reached, the client's exception ends them.
 *
 * <p>Commands: PSUBSCRIBE and PUNSUBSCRIBE, O(1) for one pattern. But every PUBLISH, of whomever and
 * on whatever channel, is compared with the patterns of all clients: O(n + m) for n subscribers of
 * the channel and m patterns.
 *
 * @see <a href="https://redis.io/docs/latest/commands/psubscribe/">PSUBSCRIBE</a>
 */
public interface PatternListener {

  /**
   * What came.
   *
   * @param pattern which of the patterns the channel matched
   * @param channel by which it came
   * @param text as it was published
   */
  record Message(String pattern, String channel, String text) {}

  /**
   * Listens until the result is closed. When this method returns, all patterns stand: what is
   * published from then on is received.
   *
   * <p>A connection that is lost, also because the server was restarted, is renewed, and the
   * subscription with it. What was published meanwhile is lost.
   *
   * @param listener is called by a thread that is not the client's own, one message after the other,
   *     for each pattern in the order of the server. It may be slow. What it throws ends neither the
   *     subscription nor that of others.
   * @throws IllegalArgumentException where there is no pattern
   */
  Subscription listen(Set<String> patterns, Consumer<Message> listener);

  /**
   * A pattern, or a part of one, that stands for a name and nothing else, whatever signs the name
   * has: {@code listen(Set.of("room:" + literally(name) + ":*"), ...)}. Nobody is asked.
   */
  String literally(String name);

  /**
   * The check of patterns, for implementations.
   *
   * @return the patterns
   * @throws IllegalArgumentException where there is none
   */
  static String[] notEmpty(Set<String> patterns) {
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("There is no pattern to listen to; name one or more.");
    }
    return patterns.stream().map(Objects::requireNonNull).toArray(String[]::new);
  }
}
