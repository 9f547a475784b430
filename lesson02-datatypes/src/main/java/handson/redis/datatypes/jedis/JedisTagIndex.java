package handson.redis.datatypes.jedis;

import handson.redis.datatypes.TagIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** Tags with Jedis. A change has a connection of the pool for itself: WATCH belongs to one. */
public final class JedisTagIndex implements TagIndex {
  private final UnifiedJedis jedis;

  public JedisTagIndex(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public void replaceTags(String index, String article, Set<String> tags) {
    replaced(index, article, Set.copyOf(tags));
  }

  @Override
  public boolean remove(String index, String article) {
    return !replaced(index, article, Set.of()).isEmpty();
  }

  // snippet: jedis-replace
  private Set<String> replaced(String index, String article, Set<String> tags) {
    Optional<Set<String>> before;
    do {
      before = attempt(index, article, tags);
    } while (before.isEmpty());
    return before.get();
  }

  /** The tags that it had; empty where another program changed them in between. */
  private Optional<Set<String>> attempt(String index, String article, Set<String> tags) {
    String articleKey = TagIndex.articleKey(index, article);
    try (AbstractTransaction transaction = jedis.transaction(false)) {
      transaction.watch(articleKey);
      // Not jedis.smembers: a second connection from the pool may never come free.
      Set<String> before = transaction.smembers(articleKey).get();
      transaction.multi();
      List<Response<Long>> answers = new ArrayList<>();
      for (String tag : before) {
        if (!tags.contains(tag)) {
          answers.add(transaction.srem(articleKey, tag));
          answers.add(transaction.srem(TagIndex.tagKey(index, tag), article));
        }
      }
      for (String tag : tags) {
        if (!before.contains(tag)) {
          answers.add(transaction.sadd(articleKey, tag));
          answers.add(transaction.sadd(TagIndex.tagKey(index, tag), article));
        }
      }
      if (transaction.exec() == null) {
        return Optional.empty();
      }
      // EXEC succeeds also where a command of the transaction failed; that one's answer throws.
      answers.forEach(Response::get);
      return Optional.of(before);
    }
  }

  // end

  @Override
  public Set<String> tags(String index, String article) {
    return jedis.smembers(TagIndex.articleKey(index, article));
  }

  @Override
  public List<Boolean> hasTags(String index, String article, List<String> tags) {
    // SMISMEMBER without a member is an error.
    return tags.isEmpty()
        ? List.of()
        : jedis.smismember(TagIndex.articleKey(index, article), tags.toArray(String[]::new));
  }

  @Override
  public Set<String> withAll(String index, Collection<String> tags) {
    return jedis.sinter(TagIndex.tagKeys(index, tags));
  }

  @Override
  public Set<String> withAny(String index, Collection<String> tags) {
    return jedis.sunion(TagIndex.tagKeys(index, tags));
  }

  @Override
  public Set<String> withButNot(String index, String tag, String unwanted) {
    return jedis.sdiff(TagIndex.tagKey(index, tag), TagIndex.tagKey(index, unwanted));
  }

  @Override
  public long countWithAll(String index, Collection<String> tags, int limit) {
    return jedis.sintercard(TagIndex.positive(limit), TagIndex.tagKeys(index, tags));
  }
}
