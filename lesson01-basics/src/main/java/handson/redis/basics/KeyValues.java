package handson.redis.basics;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Keys and their values: text, or any bytes.
 *
 * <p>Text is stored as its UTF-8 bytes and nothing else, bytes as they are, so that every other
 * program reads the same. The empty text and the empty array are values like others; only a key
 * that does not exist is empty. A value has at most 512 MB.
 *
 * <p>Each method is one atomic step in the server: others see all of it or nothing, and nothing
 * comes in between. Where a method changes a key, the last writer wins.
 *
 * <p>A key of another type (a list, say) can be replaced, renamed, deleted and asked for like any
 * other. {@link #get} and {@link #getBytes} end with the client's exception for Redis' {@code
 * WRONGTYPE}; {@link #getAll} has a gap there.
 *
 * <p>A {@code null} among the arguments, or in a collection, is a {@link NullPointerException}
 * before Redis is asked.
 *
 * <p>Commands: SET, GET, EXISTS, DEL, RENAME and RENAMENX, each O(1) (removing a large list or hash
 * costs its length), MSET and MGET, O(N) for N keys.
 *
 * @see <a href="https://redis.io/docs/latest/commands/?group=string">String commands</a>
 * @see <a href="https://redis.io/docs/latest/develop/using-commands/keyspace/">Keys and values</a>
 */
public interface KeyValues {

  /**
   * Stores a text. Whatever the key held is replaced, its type and its time to live included.
   *
   * @param value may be empty
   */
  void set(String key, String value);

  /**
   * Reads a text.
   *
   * @return empty where there is no such key
   */
  Optional<String> get(String key);

  /** Whether there is such a key, of whatever type. */
  boolean exists(String key);

  /**
   * Deletes a key, of whatever type.
   *
   * @return whether there was one
   */
  boolean delete(String key);

  /**
   * Gives a key another name. Value, type and time to live move along; an existing target is
   * replaced. A key that is renamed to its own name stays as it is.
   *
   * @throws NoSuchElementException with the source's name where there is no such key; the target
   *     stays as it was
   */
  void rename(String source, String target);

  /**
   * Gives a key another name where nobody has that name. Value, type and time to live move along.
   *
   * @return false where the target exists, be it the source itself; both stay as they were
   * @throws NoSuchElementException with the source's name where there is no such key
   */
  boolean renameIfFree(String source, String target);

  /**
   * Stores several texts as {@link #set} does, all at once: nobody sees some of them new and others
   * old.
   *
   * @param entries keys and their values; an empty map changes nothing
   */
  void setAll(Map<String, String> entries);

  /**
   * Reads several texts in one round trip, however many there are.
   *
   * @param keys may have duplicates, and may be empty
   * @return one element for each key, in the order of the keys; empty where there is no such key
   */
  List<Optional<String>> getAll(List<String> keys);

  /**
   * Stores bytes: an image, a compressed or encrypted document. Otherwise as {@link #set}.
   *
   * @param value may be empty
   */
  void setBytes(String key, byte[] value);

  /**
   * Reads bytes.
   *
   * @return a new array; empty where there is no such key
   */
  Optional<byte[]> getBytes(String key);
}
