package handson.redis.expire;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells what happens to the keys of a database: keyspace notifications. Redis sends them over
 * pub/sub, and sends none until it is configured to.
 *
 * <p>What is not guaranteed: an event is sent once, to those who are connected at that moment, and
 * kept for nobody. {@code expired} is sent when Redis removes the key, because somebody asked for
 * it or because a search that runs ten times a second came across it: that can be long after its
 * time to live has ended. An event names the key and does not carry its value. In a Redis Cluster
 * each node tells of its own keys only. So an event may speed something up, and nothing may depend
 * on it.
 *
 * <p>Commands: CONFIG GET and CONFIG SET, O(1) for one setting; PSUBSCRIBE, O(n) for the n patterns
 * of a client. Each event costs Redis O(n + m) for n subscribers and m patterns of all clients, and
 * is paid by the command that changes the key.
 *
 * @see <a href="https://redis.io/docs/latest/develop/pubsub/keyspace-notifications/">Keyspace
 *     notifications</a>
 */
public interface KeyEvents {
  /** The setting that decides of what Redis tells. */
  String SETTING = "notify-keyspace-events";

  /** Every event, in place of one event's name. */
  String ALL = "*";

  /**
   * What happened to a key.
   *
   * @param database its number
   * @param event as Redis names it: {@code set}, {@code expire}, {@code expired}, {@code del}
   * @param key its name, read as UTF-8
   */
  record KeyEvent(int database, String event, String key) {
    /**
     * Reads a message, for implementations.
     *
     * @param channel {@code __keyevent@0__:expired}
     */
    public static KeyEvent of(String channel, String key) {
      int number = channel.indexOf('@') + 1;
      int end = channel.indexOf("__:", number);
      int database = Integer.parseInt(channel.substring(number, end));
      return new KeyEvent(database, channel.substring(end + "__:".length()), key);
    }
  }

  /**
   * Makes Redis tell of events of some kinds, beside those that it tells of already. This changes
   * the whole server, for all its clients, until the result is closed: then the setting gets back
   * the value that it had. Where somebody else has changed it meanwhile, it stays as it is. Where
   * this method throws, it has tried to leave the setting as it was.
   *
   * @param kinds letters of the setting: {@code x} expired, {@code g} DEL, EXPIRE, RENAME and such,
   *     {@code $} strings, {@code A} nearly all; see the source
   * @throws IllegalArgumentException where there is none, or one that Redis does not know
   * @throws IllegalStateException where Redis does not let this user, or nobody, change it
   */
  Setting switchOn(String kinds);

  /**
   * Listens to a database's events, over a connection that serves nothing but subscriptions
   * meanwhile. What happens after this method has returned is told, one event after the other, in
   * the order of the server, by a thread of the subscription's own. A listener that is slow keeps only its own
   * events waiting, in the memory of this JVM. What it throws goes to the thread's handler of
   * uncaught exceptions, and the next event comes all the same.
   *
   * <p>A connection that is lost is renewed. What happens until then is lost, and nobody says so.
   *
   * @param event the name of one, or {@link #ALL}
   * @throws RuntimeException the client's, where Redis cannot be reached
   */
  Subscription listen(int database, String event, Consumer<KeyEvent> listener);

  /** An end of listening. */
  interface Subscription extends AutoCloseable {
    /**
     * Ends the subscription and its thread, and gives its connection back. Waits for the listener
     * if it is at work; it may also be called by the listener itself. After it, the listener is not
     * called any more. Where Redis is silent it waits a second for it and no longer: then the
     * connection is closed, or ends the subscription as soon as Redis answers. A second call does
     * nothing.
     */
    @Override
    void close();
  }

  /** The setting as it was and as it is, until it is closed. */
  final class Setting implements AutoCloseable {
    private final String before;
    private final String now;
    private final Supplier<String> get;
    private final Consumer<String> set;
    private boolean closed;

    private Setting(String before, String now, Supplier<String> get, Consumer<String> set) {
      this.before = before;
      this.now = now;
      this.get = get;
      this.set = set;
    }

    /**
     * Adds kinds to what a server is set to, for implementations.
     *
     * @param get asks the server for the setting; null where it does not tell
     * @param set changes it
     */
    public static Setting with(String kinds, Supplier<String> get, Consumer<String> set) {
      KeyEvents.valid(kinds);
      String before = get.get();
      if (before == null) {
        throw KeyEvents.refused(new IllegalStateException("CONFIG GET has no such setting"));
      }
      String wanted = KeyEvents.merged(before, kinds);
      if (wanted.equals(before)) {
        return new Setting(before, before, get, set);
      }
      try {
        set.accept(wanted);
        // Redis writes the letters in its own order.
        return new Setting(before, get.get(), get, set);
      } catch (RuntimeException e) {
        // Nobody else could put it back; also where only the answer was lost.
        try {
          set.accept(before);
        } catch (RuntimeException again) {
          e.addSuppressed(again);
        }
        throw e;
      }
    }

    /** The value that was found; empty where Redis told of nothing. */
    public String before() {
      return before;
    }

    /** The value that was set. */
    public String now() {
      return now;
    }

    /** Puts the setting back. A second call does nothing. */
    @Override
    public synchronized void close() {
      if (!closed && !now.equals(before) && get.get().equals(now)) {
        set.accept(before);
      }
      closed = true;
    }
  }

  /** The pattern of channels to subscribe to, for implementations. */
  static String pattern(int database, String event) {
    return "__keyevent@" + database + "__:" + event;
  }

  /** Says that the setting cannot be had, for implementations. */
  static IllegalStateException refused(RuntimeException reason) {
    return new IllegalStateException(
        ("Redis does not let this user read or change %s (%s); switch the events on in its"
                + " configuration or in the console of its provider, or name a user who may.")
            .formatted(SETTING, reason.getMessage()),
        reason);
  }

  private static void valid(String kinds) {
    if (!kinds.matches("[g$lshzxetdmnA]+")) {
      throw new IllegalArgumentException(
          "The kinds of events are '%s'; use letters of g$lshzxetdmn, or A for nearly all."
              .formatted(kinds));
    }
  }

  private static String merged(String before, String kinds) {
    StringBuilder merged = new StringBuilder(before);
    // E: by the event's name, on channels like __keyevent@0__:expired.
    for (char flag : (kinds + "E").toCharArray()) {
      boolean inAll = "g$lshzxetd".indexOf(flag) >= 0 && merged.indexOf("A") >= 0;
      if (!inAll && merged.indexOf(String.valueOf(flag)) < 0) {
        merged.append(flag);
      }
    }
    return merged.toString();
  }
}
