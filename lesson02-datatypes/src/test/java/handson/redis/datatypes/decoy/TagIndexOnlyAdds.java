package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;

@Decoy(
    mistake = "leaves the article under the tags that it had",
    caughtBy = "replaceTakesTheOldTagsAway")
final class TagIndexOnlyAdds extends ForwardingTagIndex {
  TagIndexOnlyAdds(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public void replaceTags(String index, String article, Set<String> tags) {
    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.del(TagIndex.articleKey(index, article));
      for (String tag : tags) {
        transaction.sadd(TagIndex.articleKey(index, article), tag);
        transaction.sadd(TagIndex.tagKey(index, tag), article);
      }
      transaction.exec();
    }
  }
}
