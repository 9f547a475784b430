package handson.redis.datatypes.decoy;

import handson.redis.datatypes.TagIndex;
import handson.redis.testing.Decoy;
import java.util.Set;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.RedisClient;

@Decoy(
    mistake = "watches, but does not start again when the transaction was refused",
    caughtBy = "aRivalsTagsGoToo")
final class TagIndexGivesUp extends ForwardingTagIndex {
  TagIndexGivesUp(RedisClient jedis) {
    super(jedis);
  }

  @Override
  public void replaceTags(String index, String article, Set<String> tags) {
    String key = TagIndex.articleKey(index, article);
    try (AbstractTransaction transaction = jedis.transaction(false)) {
      transaction.watch(key);
      Set<String> before = tags(index, article);
      transaction.multi();
      before.forEach(tag -> transaction.srem(TagIndex.tagKey(index, tag), article));
      transaction.del(key);
      for (String tag : tags) {
        transaction.sadd(key, tag);
        transaction.sadd(TagIndex.tagKey(index, tag), article);
      }
      transaction.exec();
    }
  }
}
