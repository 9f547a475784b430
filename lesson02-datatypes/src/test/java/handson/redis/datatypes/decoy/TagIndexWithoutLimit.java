package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import java.util.Collection;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "counts on beyond the limit", caughtBy = "countStopsAtTheLimit")
final class TagIndexWithoutLimit extends ForwardingTagIndex {
  TagIndexWithoutLimit(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public long countWithAll(String index, Collection<String> tags, int limit) {
    TagIndex.positive(limit);
    return jedis.sintercard(TagIndex.tagKeys(index, tags));
  }
}
