package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "keeps only the tags of each article", caughtBy = "replaceTagsWritesBothWays")
final class TagIndexOneSided extends ForwardingTagIndex {
  TagIndexOneSided(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public void replaceTags(String index, String article, Set<String> tags) {
    String key = TagIndex.articleKey(index, article);
    jedis.del(key);
    jedis.sadd(key, tags.toArray(String[]::new));
  }
}
