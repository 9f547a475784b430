package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import java.util.stream.Collectors;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "puts the JSON together by hand, which a quote in a name breaks",
    caughtBy = "saveStoresJson")
final class ProfileStoreByConcatenation extends ForwardingProfileStore {
  ProfileStoreByConcatenation(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Profile profile) {
    String badges = profile.badges().stream()
        .map(badge -> '"' + badge + '"')
        .collect(Collectors.joining(",", "[", "]"));
    jedis.set(
        key,
        "{\"id\":\"%s\",\"name\":\"%s\",\"level\":%s,\"badges\":%s,\"lastSeen\":\"%s\"}"
            .formatted(
                profile.id(),
                profile.name(),
                Integer.toString(profile.level()),
                badges,
                profile.lastSeen()));
  }
}
