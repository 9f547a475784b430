package handson.redis.expire;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who is logged in: sessions that end by themselves when nobody uses them, and in any case after
 * their lifetime.
 *
 * <p><b>The id</b> is all that a browser holds: the text of a {@link Token}, 32 bytes from a {@link
 * java.security.SecureRandom} in base64url without padding, which are 43 characters. Only {@link #create} makes one; an id that
 * somebody else made up finds nothing and is never taken over. Redis never sees an id, only its
 * {@link #hash}: neither a copy of the data nor MONITOR lets anybody in. No message and no exception
 * contains an id.
 *
 * <p><b>The session</b> is a hash under {@link #sessionKey}, with the fields {@code user}; {@code
 * created} and {@code lastAccess}, in milliseconds since 1970 by the server's clock; {@code idle}
 * and {@code lifetime}, in milliseconds. It expires at
 *
 * <pre>  min(lastAccess + idle, created + lifetime)</pre>
 *
 * <p><b>The index</b> of a user is a sorted set under {@link #userKey}: members are the hashes of
 * the user's sessions, scores are the times at which they expire, in milliseconds since 1970. It
 * has a TTL too, not shorter than the lifetime of any of its sessions. What has expired leaves it
 * when the user's next session is created; what ends in that very millisecond has not expired, and
 * stays.
 *
 * <p><b>One step each.</b> {@code create} and {@code find} are one step of the server. So no session
 * and no index ever stands without a TTL, wherever the program dies; none is missing in its index;
 * and a session that ends while it is being read stays gone. After a timeout a session may exist
 * whose id nobody has: it expires.
 *
 * <p><b>In a Redis Cluster</b> a session and its index have to be in one slot: give the site a hash
 * tag, as in {@code {shop}}. To spread users over slots, number the sites, {@code {shop:0}} to
 * {@code {shop:63}}, choose by the user, and keep the number beside the id.
 *
 * <p>Commands: a script (EVALSHA) with TIME, HSET, HMGET, PEXPIREAT, O(1), and ZADD,
 * ZREMRANGEBYSCORE, O(log N + M) for N sessions of the user of which M have expired; HGET, O(1); DEL
 * and ZREM, O(M log N) for M sessions; ZRANGE, O(log N + M). Never KEYS or SCAN, which walk through
 * the whole database.
 *
 * @see <a href="https://redis.io/docs/latest/commands/pexpireat/">PEXPIREAT</a>
 * @see <a href="https://redis.io/docs/latest/develop/programmability/eval-intro/">Scripting</a>
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html">OWASP
 *     on sessions</a>
 */
public interface SessionStore {
  /** The longest idle time and lifetime. */
  Duration LONGEST = TimeToLive.LONGEST;

  /**
   * Logs a user in, in one step: the session, its TTL, its place in the index and the index' TTL.
   *
   * @param site what all keys begin with, never null
   * @param user whose session it is, in any letters, not empty
   * @param idle how long the session lives without being read, 1 ms to {@link #LONGEST}
   * @param lifetime how long it lives at most, 1 ms to {@link #LONGEST}; may be shorter than idle
   * @return the new id
   * @throws IllegalArgumentException where the user is empty or a time out of range; nothing is sent
   */
  String create(String site, String user, Duration idle, Duration lifetime);

  /**
   * Reads a session and slides its end: to now + idle, but never beyond created + lifetime. One
   * step and one round trip.
   *
   * @param id may be anything; where it is not the text of a token, nothing is sent
   * @return the session after this read; empty where there is none, and then nothing is written
   */
  Optional<Session> find(String site, String id);

  /**
   * Ends a session. It goes before its place in the index, so whoever dies in between leaves no more
   * than a hash that finds nothing.
   *
   * @param id may be anything; where it is not the text of a token, nothing is sent
   * @return false where there was none
   */
  boolean logout(String site, String id);

  /**
   * Ends all sessions of a user that were there at the call. One that is created meanwhile may end
   * or stay; if it stays, it is in the index, and the next call ends it. Whoever dies in the middle
   * has to call again.
   *
   * @param user not empty
   * @return how many ended, not counting what had expired
   * @throws IllegalArgumentException where the user is empty; nothing is sent
   */
  long logoutEverywhere(String site, String user);

  /**
   * A session.
   *
   * @param user whose it is
   * @param created when it began
   * @param lastAccess when it was read last
   * @param expires when it ends unless it is read again
   */
  record Session(String user, Instant created, Instant lastAccess, Instant expires) {}

  /** Whether a text, or null, has the form of an id, for implementations. */
  static boolean isId(String text) {
    return Token.parse(text).isPresent();
  }

  // snippet: session-keys
  /**
   * What Redis sees of an id: its SHA-256, in hexadecimal. An id is random in all its bits, so
   * neither salt nor a slow hash is needed, as they are for passwords.
   */
  static String hash(String id) {
    return Token.sha256(id);
  }

  /** The key of the session whose id has this hash. */
  static String sessionKey(String site, String hash) {
    return requireNonNull(site) + ":session:" + hash;
  }

  /** The key of a user's index: what it begins with, and the user. */
  static String userKey(String site, String user) {
    return requireNonNull(site) + ":user:" + user;
  }

  // end

  /**
   * The check of a user, for implementations.
   *
   * @return the user
   * @throws IllegalArgumentException where it is null or empty
   */
  static String notEmpty(String user) {
    if (user == null || user.isEmpty()) {
      throw new IllegalArgumentException("The user is '" + user + "'; name one.");
    }
    return user;
  }

  /**
   * The answer of the script {@code session-find.lua}, for implementations.
   *
   * @param answer the session's fields in their order, or nothing
   */
  static Optional<Session> session(List<?> answer) {
    return answer.isEmpty()
        ? Optional.empty()
        : Optional.of(new Session(
            (String) answer.get(0),
            instant(answer.get(1)),
            instant(answer.get(2)),
            instant(answer.get(3))));
  }

  private static Instant instant(Object millis) {
    return Instant.ofEpochMilli(Long.parseLong(millis.toString()));
  }
}
