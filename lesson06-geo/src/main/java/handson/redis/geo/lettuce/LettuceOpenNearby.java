package handson.redis.geo.lettuce;

import handson.redis.geo.FacilityKeys;
import handson.redis.geo.OpenFacility;
import handson.redis.geo.OpenNearby;
import handson.redis.geo.Script;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** "Near me, and open" with Lettuce. */
public final class LettuceOpenNearby implements OpenNearby {
  private static final Script SEARCH = Script.read("open-nearby.lua");

  private final StatefulRedisConnection<String, String> connection;

  public LettuceOpenNearby(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
  }

  @Override
  public boolean opens(String index, String id) {
    return connection.sync().sadd(new FacilityKeys(index).open(), id) == 1;
  }

  @Override
  public boolean closes(String index, String id) {
    return connection.sync().srem(new FacilityKeys(index).open(), id) == 1;
  }

  @Override
  public List<OpenFacility> search(String index, Around around) {
    FacilityKeys keys = new FacilityKeys(index);
    return search(keys, around, OpenNearby.keys(index, keys.open()));
  }

  @Override
  public List<OpenFacility> search(String index, Around around, String category) {
    FacilityKeys keys = new FacilityKeys(index);
    return search(keys, around, OpenNearby.keys(index, keys.open(), keys.category(category)));
  }

  private List<OpenFacility> search(FacilityKeys keys, Around around, List<String> names) {
    if (around.limit() == 0) {
      // A range that ends at -1 is all that was found.
      return List.of();
    }
    Map<String, Double> distances = OpenNearby.distances(run(
        SEARCH, names.toArray(String[]::new), OpenNearby.arguments(around).toArray(String[]::new)));
    // Nobody waits between the calls, so they are one round trip.
    Map<String, RedisFuture<Map<String, String>>> details = new LinkedHashMap<>();
    distances
        .keySet()
        .forEach(id -> details.put(id, connection.async().hgetall(keys.facility(id))));
    return distances.keySet().stream()
        .map(id -> new OpenFacility(id, distances.get(id), answer(details.get(id))))
        .toList();
  }

  private <T> T answer(RedisFuture<T> future) {
    return LettuceFutures.awaitOrCancel(
        future, connection.getTimeout().toNanos(), TimeUnit.NANOSECONDS);
  }

  private List<Object> run(Script script, String[] keys, String[] values) {
    try {
      return connection.sync().evalsha(script.sha1(), ScriptOutputType.MULTI, keys, values);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return connection.sync().eval(script.text(), ScriptOutputType.MULTI, keys, values);
    }
  }
}
