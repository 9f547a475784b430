package handson.redis.basics.decoy;

import handson.redis.basics.Profile;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.node.ObjectNode;

@Decoy(mistake = "writes the Java class into the document", caughtBy = "saveStoresJson")
final class ProfileStoreWithTheClassName extends ForwardingProfileStore {
  ProfileStoreWithTheClassName(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public void save(String key, Profile profile) {
    ObjectNode document = json.valueToTree(profile);
    document.put("@class", Profile.class.getName());
    jedis.set(key, document.toString());
  }
}
