package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

@Decoy(
    mistake = "takes an error among the answers for a facility that was there",
    caughtBy = "aRefusedWriteIsNoSecret")
final class FacilityLoaderIgnoresRefusals extends ScriptedFacilityLoader {
  FacilityLoaderIgnoresRefusals(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  List<String> scripts() {
    return List.of(BEFORE + INDEX + HASH + LEAVE + JOIN + ANSWER);
  }

  @Override
  protected long added(List<Response<Object>> answers) {
    long added = 0;
    for (Response<Object> answer : answers) {
      try {
        added += (Long) answer.get();
      } catch (JedisDataException e) {
        // Somebody else will see it.
      }
    }
    return added;
  }
}
