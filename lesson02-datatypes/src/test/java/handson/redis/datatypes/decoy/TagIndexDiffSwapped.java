package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "subtracts the wrong way round", caughtBy = "findsArticles")
final class TagIndexDiffSwapped extends ForwardingTagIndex {
  TagIndexDiffSwapped(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public Set<String> withButNot(String index, String tag, String unwanted) {
    return super.withButNot(index, unwanted, tag);
  }
}
