package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "stores the fields as a hash", caughtBy = "saveStoresJson")
final class ProfileStoreAsHash extends ForwardingProfileStore {
  ProfileStoreAsHash(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Profile profile) {
    jedis.del(key);
    json.valueToTree(profile)
        .forEachEntry((name, value) -> jedis.hset(key, name, value.toString()));
  }
}
