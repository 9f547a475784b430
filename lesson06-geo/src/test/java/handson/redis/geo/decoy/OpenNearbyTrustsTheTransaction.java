package handson.redis.geo.decoy;

import handson.redis.testing.Decoy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZParams;
import redis.clients.jedis.resps.Tuple;

@Decoy(
    mistake = "does not look whether the intersection of its transaction failed",
    caughtBy = "aFailureLeavesNoKey")
final class OpenNearbyTrustsTheTransaction extends ForwardingOpenNearby {
  OpenNearbyTrustsTheTransaction(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  protected Map<String, Double> distances(String index, Around around, String... sets) {
    String key = index + ":found";
    String[] keys = Stream.concat(Stream.of(key), Stream.of(sets)).toArray(String[]::new);
    double[] weights = new double[keys.length];
    weights[0] = 1;
    Response<List<Tuple>> nearest;
    try (AbstractTransaction transaction = jedis.multi()) {
      transaction.geosearchStoreStoreDist(key, index, radius(around));
      transaction.zinterstore(key, new ZParams().weights(weights), keys);
      nearest = transaction.zrangeWithScores(key, 0, around.limit() - 1);
      transaction.del(key);
      transaction.exec();
    }
    Map<String, Double> found = new LinkedHashMap<>();
    nearest.get().forEach(member -> found.put(member.getElement(), member.getScore()));
    return found;
  }
}
