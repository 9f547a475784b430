package handson.redis.geo.redisson;

import handson.redis.geo.FacilityKeys;
import handson.redis.geo.OpenFacility;
import handson.redis.geo.OpenNearby;
import handson.redis.geo.Script;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RScript;
import org.redisson.api.RSet;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.StringCodec;

/** "Near me, and open" with Redisson. */
public final class RedissonOpenNearby implements OpenNearby {
  private static final Script SEARCH = Script.read("open-nearby.lua");

  private final RedissonClient redisson;

  public RedissonOpenNearby(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public boolean opens(String index, String id) {
    return open(index).add(id);
  }

  @Override
  public boolean closes(String index, String id) {
    return open(index).remove(id);
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
    // Sent again after a timeout it does no harm, so the retries may stay.
    List<Object> answer = redisson
        .getScript(StringCodec.INSTANCE)
        .eval(
            RScript.Mode.READ_WRITE,
            SEARCH.text(),
            RScript.ReturnType.LIST,
            List.copyOf(names),
            OpenNearby.arguments(around).toArray());
    Map<String, Double> distances = OpenNearby.distances(answer);
    RBatch batch = redisson.createBatch();
    Map<String, RFuture<Map<String, String>>> details = new LinkedHashMap<>();
    distances
        .keySet()
        .forEach(id -> details.put(
            id,
            batch
                .<String, String>getMap(keys.facility(id), StringCodec.INSTANCE)
                .readAllMapAsync()));
    batch.execute();
    return distances.keySet().stream()
        .map(id -> new OpenFacility(
            id, distances.get(id), details.get(id).toCompletableFuture().join()))
        .toList();
  }

  private RSet<String> open(String index) {
    // Sent again after a timeout, SADD would say of a facility that has just opened: it was open.
    return redisson.getSet(PlainOptions.name(new FacilityKeys(index).open())
        .codec(StringCodec.INSTANCE)
        .retryAttempts(0));
  }
}
