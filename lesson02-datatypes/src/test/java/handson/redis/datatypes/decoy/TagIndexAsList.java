package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.RedisClient;

@Decoy(mistake = "keeps a tag's articles in a list", caughtBy = "replaceTagsWritesBothWays")
final class TagIndexAsList extends ForwardingTagIndex {
  TagIndexAsList(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public void replaceTags(String index, String article, Set<String> tags) {
    String key = TagIndex.articleKey(index, article);
    jedis.del(key);
    jedis.rpush(key, tags.toArray(String[]::new));
    tags.forEach(tag -> jedis.rpush(TagIndex.tagKey(index, tag), article));
  }
}
