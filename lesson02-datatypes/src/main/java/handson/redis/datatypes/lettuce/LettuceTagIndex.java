package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.TagIndex;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.TransactionResult;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Tags with Lettuce, on two connections: between MULTI and EXEC a connection takes everybody's
 * commands into the transaction, so changes have one for themselves, and take turns.
 */
public final class LettuceTagIndex implements TagIndex, AutoCloseable {
  private final StatefulRedisConnection<String, String> reading;
  private final StatefulRedisConnection<String, String> changing;
  private final RedisCommands<String, String> redis;

  public LettuceTagIndex(RedisClient client) {
    reading = client.connect();
    changing = client.connect();
    redis = reading.sync();
  }

  @Override
  public void replaceTags(String index, String article, Set<String> tags) {
    replaced(index, article, Set.copyOf(tags));
  }

  @Override
  public boolean remove(String index, String article) {
    return !replaced(index, article, Set.of()).isEmpty();
  }

  // snippet: lettuce-replace
  private synchronized Set<String> replaced(String index, String article, Set<String> tags) {
    Optional<Set<String>> before;
    do {
      before = attempt(index, article, tags);
    } while (before.isEmpty());
    return before.get();
  }

  /** The tags that it had; empty where another program changed them in between. */
  private Optional<Set<String>> attempt(String index, String article, Set<String> tags) {
    String articleKey = TagIndex.articleKey(index, article);
    changing.sync().watch(articleKey);
    Set<String> before = changing.sync().smembers(articleKey);
    // Sent in one go: whatever happens while its answers are awaited, EXEC follows MULTI.
    RedisAsyncCommands<String, String> transaction = changing.async();
    transaction.multi();
    for (String tag : before) {
      if (!tags.contains(tag)) {
        transaction.srem(articleKey, tag);
        transaction.srem(TagIndex.tagKey(index, tag), article);
      }
    }
    for (String tag : tags) {
      if (!before.contains(tag)) {
        transaction.sadd(articleKey, tag);
        transaction.sadd(TagIndex.tagKey(index, tag), article);
      }
    }
    TransactionResult done = LettuceFutures.awaitOrCancel(
        transaction.exec(), changing.getTimeout().toMillis(), TimeUnit.MILLISECONDS);
    // EXEC succeeds also where a command of the transaction failed.
    for (Object answer : done) {
      if (answer instanceof RedisException failure) {
        throw failure;
      }
    }
    return done.wasDiscarded() ? Optional.empty() : Optional.of(before);
  }

  // end

  @Override
  public Set<String> tags(String index, String article) {
    return redis.smembers(TagIndex.articleKey(index, article));
  }

  @Override
  public List<Boolean> hasTags(String index, String article, List<String> tags) {
    // SMISMEMBER without a member is an error.
    return tags.isEmpty()
        ? List.of()
        : redis.smismember(TagIndex.articleKey(index, article), tags.toArray(String[]::new));
  }

  @Override
  public Set<String> withAll(String index, Collection<String> tags) {
    return redis.sinter(TagIndex.tagKeys(index, tags));
  }

  @Override
  public Set<String> withAny(String index, Collection<String> tags) {
    return redis.sunion(TagIndex.tagKeys(index, tags));
  }

  @Override
  public Set<String> withButNot(String index, String tag, String unwanted) {
    return redis.sdiff(TagIndex.tagKey(index, tag), TagIndex.tagKey(index, unwanted));
  }

  @Override
  public long countWithAll(String index, Collection<String> tags, int limit) {
    return redis.sintercard(TagIndex.positive(limit), TagIndex.tagKeys(index, tags));
  }

  @Override
  public void close() {
    reading.close();
    changing.close();
  }
}
