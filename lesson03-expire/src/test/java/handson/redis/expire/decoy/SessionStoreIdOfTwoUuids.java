package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "makes the id of two random UUIDs, in which 12 bits are fixed",
    caughtBy = "idsAreSecret")
final class SessionStoreIdOfTwoUuids extends ForwardingSessionStore {
  SessionStoreIdOfTwoUuids(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public String create(String site, String user, Duration idle, Duration lifetime) {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    for (int i = 0; i < 2; i++) {
      UUID uuid = UUID.randomUUID();
      bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    return createWith(id, "", site, user, idle, lifetime);
  }
}
