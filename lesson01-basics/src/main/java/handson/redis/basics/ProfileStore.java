package handson.redis.basics;

import java.util.Optional;

/**
 * Objects as JSON, one document in one key, which programs in any language read and write.
 *
 * <p>A document has the fields of {@link Profile} under their names, no others, and the instant as
 * ISO-8601 text in UTC, with all its digits, whatever the locale and the time zone of the JVM:
 *
 * <pre>{@code
 * {"id":"7","name":"Ann","level":3,"badges":["first win"],"lastSeen":"2026-03-01T12:30:00Z"}
 * }</pre>
 *
 * <p>Reading is more tolerant than writing, so that programs of different age can share a key: the
 * order of the fields and white space do not matter, unknown fields are ignored, missing badges are
 * none and a missing level is 0. Without id, name or lastSeen it is no profile.
 *
 * <p>A document is written and read as a whole, each time in one atomic step; the last writer wins.
 * Where two programs read, change and save the same profile, one change is lost. A key of another
 * type (a list, say) is replaced by {@link #save}; {@link #find} ends with the client's exception
 * for Redis' {@code WRONGTYPE}.
 *
 * <p>A {@code null} argument is a {@link NullPointerException} before Redis is asked.
 *
 * <p>Commands: SET and GET, each O(1), plus the size of the document on the wire.
 *
 * @see <a href="https://redis.io/docs/latest/commands/set/">SET</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259, JSON</a>
 */
public interface ProfileStore {

  /** Stores a profile. Whatever the key held is replaced, its time to live included. */
  void save(String key, Profile profile);

  /**
   * Reads a profile.
   *
   * @return empty where there is no such key
   * @throws IllegalStateException where the key holds something else than a profile's document: no
   *     JSON, JSON of another shape, a field of the wrong type, the JSON {@code null}, an empty
   *     text. The message names the key, the cause is what the JSON library says, where it says
   *     something; the value stays as it was.
   */
  Optional<Profile> find(String key);
}
