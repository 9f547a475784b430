package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import java.time.LocalDateTime;
import java.time.ZoneId;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.node.ObjectNode;

@Decoy(
    mistake = "writes the instant as the local time of its own zone",
    caughtBy = "instantsAreIsoText")
final class ProfileStoreLocalTime extends ForwardingProfileStore {
  ProfileStoreLocalTime(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Profile profile) {
    ObjectNode document = json.valueToTree(profile);
    ZoneId here = ZoneId.systemDefault();
    document.put("lastSeen", LocalDateTime.ofInstant(profile.lastSeen(), here).toString());
    jedis.set(key, document.toString());
  }
}
