package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import redis.clients.jedis.RedisClient;

@Decoy(
    mistake = "looks whether the article has tags, and removes it in a second step",
    caughtBy = "aRivalsTagsGoToo")
final class TagIndexLooksThenRemoves extends ForwardingTagIndex {
  TagIndexLooksThenRemoves(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public boolean remove(String index, String article) {
    boolean hadTags = jedis.exists(TagIndex.articleKey(index, article));
    super.remove(index, article);
    return hadTags;
  }
}
