package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.cfg.DateTimeFeature;

@Decoy(mistake = "writes the instant as a number of seconds", caughtBy = "instantsAreIsoText")
final class ProfileStoreEpochNumbers extends ForwardingProfileStore {
  ProfileStoreEpochNumbers(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Profile profile) {
    jedis.set(
        key,
        json.rebuild()
            .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build()
            .writeValueAsString(profile));
  }
}
