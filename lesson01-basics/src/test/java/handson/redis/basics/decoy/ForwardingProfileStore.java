package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.basics.ProfileStore;
import handson.redis.basics.jedis.JedisProfileStore;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.json.JsonMapper;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingProfileStore implements ProfileStore {
  protected final UnifiedJedis jedis;
  protected final JsonMapper json = JsonMapper.builder().build();
  private final ProfileStore right;

  ForwardingProfileStore(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisProfileStore(jedis);
  }

  @Override
  public void save(String key, Profile profile) {
    right.save(key, profile);
  }

  @Override
  public Optional<Profile> find(String key) {
    return right.find(key);
  }
}
