package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.datatypes.jedis.JedisTagIndex;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.RedisClient;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingTagIndex implements TagIndex {
  protected final RedisClient jedis;
  private final TagIndex right;

  ForwardingTagIndex(RedisClient jedis) {
    this.jedis = jedis;
    this.right = new JedisTagIndex(jedis);
  }

  @Override
  public void replaceTags(String index, String article, Set<String> tags) {
    right.replaceTags(index, article, tags);
  }

  @Override
  public boolean remove(String index, String article) {
    return right.remove(index, article);
  }

  @Override
  public Set<String> tags(String index, String article) {
    return right.tags(index, article);
  }

  @Override
  public List<Boolean> hasTags(String index, String article, List<String> tags) {
    return right.hasTags(index, article, tags);
  }

  @Override
  public Set<String> withAll(String index, Collection<String> tags) {
    return right.withAll(index, tags);
  }

  @Override
  public Set<String> withAny(String index, Collection<String> tags) {
    return right.withAny(index, tags);
  }

  @Override
  public Set<String> withButNot(String index, String tag, String unwanted) {
    return right.withButNot(index, tag, unwanted);
  }

  @Override
  public long countWithAll(String index, Collection<String> tags, int limit) {
    return right.countWithAll(index, tags, limit);
  }
}
