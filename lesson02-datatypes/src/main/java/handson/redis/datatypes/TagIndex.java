package handson.redis.datatypes;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Tags of articles, kept both ways: an article knows its tags, and a tag knows its articles.
 *
 * <p>For an index named {@code blog} there are two kinds of sets: {@code blog:article:7} with the
 * tags of the article 7, and {@code blog:tag:redis} with the articles that have the tag {@code
 * redis}. Members are unique, and a set without members does not exist. Names may be any text.
 *
 * <p>Both ways change in one step of the server: nobody ever sees an article with a tag that does
 * not know the article, or the other way round. That also holds when several programs change the
 * same article at the same moment; the last one wins, with all its tags and none of the others'. In
 * a Redis Cluster the keys of a step must be in the same slot: name the index <code>{blog}</code>
 * there, with its braces.
 *
 * <p>The sets are put together in the server; only the result comes over the network. The order of
 * a result means nothing. Where tags are asked for, an empty collection is an {@link
 * IllegalArgumentException}.
 *
 * <p>Commands: SADD and SREM, O(1) a member; SMEMBERS, O(n); SMISMEMBER, O(1) a member; SINTER and
 * SINTERCARD, O(n·k) for k sets of which the smallest has n members; SUNION and SDIFF, O(n) for n
 * members in all; WATCH, MULTI and EXEC.
 *
 * @see <a href="https://redis.io/docs/latest/develop/data-types/sets/">Sets</a>
 * @see <a href="https://redis.io/docs/latest/develop/using-commands/transactions/">Transactions</a>
 */
public interface TagIndex {

  /**
   * Gives an article these tags, and takes all others from it.
   *
   * @param tags may be empty: then the article leaves the index
   */
  void replaceTags(String index, String article, Set<String> tags);

  /**
   * Takes all tags from an article, so that the index knows nothing of it.
   *
   * @return whether it had any
   */
  boolean remove(String index, String article);

  /**
   * The tags of an article.
   *
   * @return empty where it has none
   */
  Set<String> tags(String index, String article);

  /**
   * Asks for several tags of an article in one round trip.
   *
   * @param tags may be empty; then nothing is sent
   * @return for each of these tags, in their order, whether the article has it
   */
  List<Boolean> hasTags(String index, String article, List<String> tags);

  /** The articles that have every one of these tags. */
  Set<String> withAll(String index, Collection<String> tags);

  /** The articles that have at least one of these tags. */
  Set<String> withAny(String index, Collection<String> tags);

  /** The articles that have one tag, and not another. */
  Set<String> withButNot(String index, String tag, String unwanted);

  /**
   * Counts the articles that have every one of these tags, without fetching them. Redis stops
   * counting at the limit: for "more than 100 articles" nobody has to wait for the exact number.
   *
   * @param limit 1 or more
   * @return how many there are, the limit where there are more
   * @throws IllegalArgumentException where the limit is less than 1
   */
  long countWithAll(String index, Collection<String> tags, int limit);

  /** The key of an article's tags. */
  static String articleKey(String index, String article) {
    return index + ":article:" + article;
  }

  /** The key of a tag's articles. */
  static String tagKey(String index, String tag) {
    return index + ":tag:" + tag;
  }

  /**
   * The keys of several tags, for implementations.
   *
   * @throws IllegalArgumentException where there is none
   */
  static String[] tagKeys(String index, Collection<String> tags) {
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("There is no tag to look for; name one or more.");
    }
    return tags.stream().map(tag -> tagKey(index, tag)).toArray(String[]::new);
  }

  /**
   * The check of a limit, for implementations.
   *
   * @return the limit
   * @throws IllegalArgumentException where it is less than 1
   */
  static int positive(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit is " + limit + "; give 1 or more.");
    }
    return limit;
  }
}
