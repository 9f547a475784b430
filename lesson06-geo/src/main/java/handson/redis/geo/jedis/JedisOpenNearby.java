package handson.redis.geo.jedis;

import handson.redis.geo.FacilityKeys;
import handson.redis.geo.OpenFacility;
import handson.redis.geo.OpenNearby;
import handson.redis.geo.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** "Near me, and open" with Jedis. */
public final class JedisOpenNearby implements OpenNearby {
  private static final Script SEARCH = Script.read("open-nearby.lua");

  private final UnifiedJedis jedis;

  public JedisOpenNearby(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public boolean opens(String index, String id) {
    return jedis.sadd(new FacilityKeys(index).open(), id) == 1;
  }

  @Override
  public boolean closes(String index, String id) {
    return jedis.srem(new FacilityKeys(index).open(), id) == 1;
  }

  // snippet: jedis-open-nearby
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
    Map<String, Double> distances =
        OpenNearby.distances((List<?>) run(SEARCH, names, OpenNearby.arguments(around)));
    Map<String, Response<Map<String, String>>> details = new LinkedHashMap<>();
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      distances.keySet().forEach(id -> details.put(id, pipeline.hgetAll(keys.facility(id))));
    }
    return distances.keySet().stream()
        .map(id -> new OpenFacility(id, distances.get(id), details.get(id).get()))
        .toList();
  }

  // end

  private Object run(Script script, List<String> keys, List<String> values) {
    try {
      return jedis.evalsha(script.sha1(), keys, values);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return jedis.eval(script.text(), keys, values);
    }
  }
}
