package handson.redis.datatypes;

import java.util.List;

/**
 * The latest items, as a shop's "last 100 orders": new ones come in front, and at the end the
 * oldest fall out.
 *
 * <p>A feed is a list, the newest item first. Items are texts, stored as UTF-8; an empty text is an
 * item, and the same text can stand there many times. A feed that does not exist is empty.
 *
 * <p>Adding items and dropping the oldest is one atomic step in the server: nobody ever sees a feed
 * longer than its limit, and no item is lost but the oldest, however many publish at the same
 * moment. The limit is given with each item; a smaller one than before makes the feed shorter. The
 * time to live of a feed stays as it is.
 *
 * <p>Counts and offsets below 0, and limits below 1, are an {@link IllegalArgumentException} before
 * Redis is asked. Where the key holds something else than a list, all methods end with the client's
 * exception for Redis' {@code WRONGTYPE}, and nothing is changed.
 *
 * <p>Commands: LPUSH, O(1) for each item, and LTRIM, O(N) for N items that fall out, in a
 * transaction; LRANGE, O(S+N) for N items that come S items after the front; LLEN, O(1).
 *
 * @see <a href="https://redis.io/docs/latest/commands/ltrim/">LTRIM</a>
 */
public interface LatestFeed {

  /**
   * Puts an item in front, and keeps at most so many.
   *
   * @param limit 1 or more
   */
  void publish(String feed, String item, int limit);

  /**
   * Puts several items in front, all in one step, in few round trips, and keeps at most so many.
   *
   * @param items in the order in which they happened: the last one is the newest and comes to stand
   *     first. None of them changes nothing.
   * @param limit 1 or more; of more items than this the last ones are kept
   */
  void publishAll(String feed, List<String> items, int limit);

  /**
   * Reads the newest items, and only those.
   *
   * @param count how many at most, 0 or more
   * @return the newest first; fewer where the feed has fewer
   */
  List<String> latest(String feed, int count);

  /**
   * Reads a page, and only that.
   *
   * @param offset how many of the newest items are left out, 0 or more
   * @param count how many at most, 0 or more
   * @return the newest of them first; empty where the feed ends before
   */
  List<String> page(String feed, int offset, int count);

  /**
   * Counts the items.
   *
   * @return 0 where there is no feed
   */
  long size(String feed);

  /**
   * The check of a number, for implementations.
   *
   * @return the number
   * @throws IllegalArgumentException where it is too small
   */
  static int atLeast(int least, int number) {
    if (number < least) {
      throw new IllegalArgumentException(number + " is too small; give " + least + " or more.");
    }
    return number;
  }
}
