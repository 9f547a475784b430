package handson.redis.basics;

import java.util.List;

/**
 * Finds and deletes the keys that start with a prefix, without keeping the other clients waiting.
 *
 * <p>Redis has no index of its keys: who looks for some has to walk past all. {@code KEYS} does so
 * in one go, and for that long nobody else is served. {@code SCAN} does it page by page. Here a
 * page is asked for with a COUNT of 100 to 1,000: with the default of 10 a million keys take
 * 100,000 round trips, and a page of all keys is no better than KEYS. COUNT is a hint, so a page
 * can hold a few keys more, and fewer or none with MATCH, also when there is more to come: the walk
 * ends when the cursor is back at 0.
 *
 * <p>A prefix is plain text: {@code * ? [ ] ^ - \} in it mean themselves. A key that is there
 * during the whole walk is seen. A key that is written, renamed or deleted meanwhile may be seen or
 * not.
 *
 * <p>Commands: SCAN, O(1) for a page and O(n) for the walk past all n keys; UNLINK, O(1) for each
 * key, since another thread of the server frees the memory, where DEL does so at once: O(m) for a
 * value of m elements.
 *
 * @see <a href="https://redis.io/docs/latest/commands/scan/">SCAN</a>
 * @see <a href="https://redis.io/docs/latest/commands/unlink/">UNLINK</a>
 */
public interface KeyFinder {

  /**
   * Finds the keys that start with a prefix, of whatever type. SCAN may return a key more than
   * once; here each stands once.
   *
   * @param prefix plain text; empty: all keys of the database
   * @return the keys in the natural order of strings; empty where there is none
   */
  List<String> find(String prefix);

  /**
   * Deletes the keys that start with a prefix and no other, with UNLINK, in few round trips and
   * with at most 1,000 keys a command. Keys that are written meanwhile may stay.
   *
   * @param prefix plain text, not empty
   * @return how many keys this call removed; one that somebody else removed first does not count
   * @throws IllegalArgumentException where the prefix is empty; nothing is deleted
   */
  long delete(String prefix);

  /**
   * The check of a prefix to delete by, for implementations.
   *
   * @return the prefix
   * @throws IllegalArgumentException where it is empty
   */
  static String notEmpty(String prefix) {
    if (prefix.isEmpty()) {
      throw new IllegalArgumentException("An empty prefix would delete every key; give a longer.");
    }
    return prefix;
  }
}
