package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "fetches the articles to count them", caughtBy = "setsArePutTogetherInRedis")
final class TagIndexFetchesToCount extends ForwardingTagIndex {
  TagIndexFetchesToCount(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public long countWithAll(String index, Collection<String> tags, int limit) {
    return Math.min(TagIndex.positive(limit), withAll(index, tags).size());
  }
}
