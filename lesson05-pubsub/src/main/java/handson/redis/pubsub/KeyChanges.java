package handson.redis.pubsub;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Follows what happens to keys, as it happens: keyspace notifications as a stream of events.
 *
 * <p>Redis publishes each event on a channel that is named after the key, {@code
 * __keyspace@0__:cart:7}, with what happened as the text. So a pattern of channels is a pattern of
 * keys, and Redis sends no others. It publishes nothing until it is configured to; this switches
 * that on, for the whole server and all its clients, and back off at the end.
 *
 * <p>It is pub/sub, with all that this means: an event is sent once to those who listen, and kept
 * for nobody; it does not carry the value; in a Redis Cluster each node tells of its own keys.
 *
 * <p>Commands: CONFIG GET and CONFIG SET, O(1) for one setting; PSUBSCRIBE, O(1) for one pattern.
 * Every command that changes a key pays O(n + m) for n subscribers and m patterns of all clients.
 *
 * @see <a href="https://redis.io/docs/latest/develop/pubsub/keyspace-notifications/">Keyspace
 *     notifications</a>
 */
public interface KeyChanges {
  /** The setting that decides of what Redis tells. */
  String SETTING = "notify-keyspace-events";

  /**
   * What happened to a key.
   *
   * @param event as Redis names it: {@code set}, {@code expire}, {@code expired}, {@code del}
   * @param key its name, read as UTF-8
   */
  record KeyChange(String event, String key) {
    /**
     * Reads a message, for implementations.
     *
     * @param channel {@code __keyspace@0__:cart:7}
     */
    public static KeyChange of(String channel, String event) {
      return new KeyChange(event, channel.substring(channel.indexOf("__:") + "__:".length()));
    }
  }

  /**
   * Follows keys until the result is closed: what happens to them after this method has returned is
   * told, one event after the other, by a thread of the subscription's own. Kinds of events that
   * the server is not set to are added to its setting; at the end it gets back what it had, unless
   * somebody else has changed it meanwhile, and to say so to a silent server takes close as long as
   * the client waits for any answer. A connection that is lost is renewed; but a server that
   * was restarted has forgotten the setting, and tells nothing until somebody follows anew. Of two
   * that follow at once, the first who came takes the setting along when it leaves. Where this method
   * throws, it has tried to leave the setting as it was.
   *
   * @param database its number
   * @param keys a pattern of keys, as KEYS has it; {@code *} for all
   * @throws IllegalStateException where Redis does not let this user, or nobody, change the setting
   */
  Subscription follow(int database, String keys, Consumer<KeyChange> listener);

  /** The pattern of channels to subscribe to, for implementations. */
  static String pattern(int database, String keys) {
    return "__keyspace@" + database + "__:" + keys;
  }

  /**
   * Adds to the setting what is needed to follow keys, for implementations.
   *
   * @param get asks the server for it; null where it does not tell
   * @param set changes it
   * @return puts it back, once: a second call does nothing
   */
  static Runnable switchedOn(Supplier<String> get, Consumer<String> set) {
    String before = get.get();
    if (before == null) {
      throw refused(new IllegalStateException("CONFIG GET has no such setting"));
    }
    // K: by the key's name. A: nearly all kinds.
    String wanted = before + (before.contains("K") ? "" : "K") + (before.contains("A") ? "" : "A");
    if (wanted.equals(before)) {
      return () -> {};
    }
    String now;
    try {
      set.accept(wanted);
      // Redis writes the letters in its own order.
      now = get.get();
    } catch (RuntimeException e) {
      // Nobody else could put it back; also where only the answer was lost.
      try {
        set.accept(before);
      } catch (RuntimeException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
    AtomicBoolean isBack = new AtomicBoolean();
    return () -> {
      // Who follows anew may have found, and set, the same.
      if (!isBack.getAndSet(true) && get.get().equals(now)) {
        set.accept(before);
      }
    };
  }

  /** Says that the setting cannot be had, for implementations. */
  static IllegalStateException refused(RuntimeException reason) {
    return new IllegalStateException(
        ("Redis does not let this user read or change %s (%s); name a user who may, or switch the"
                + " events on where your provider lets you.")
            .formatted(SETTING, reason.getMessage()),
        reason);
  }
}
