package handson.redis.geo.jedis;

import handson.redis.geo.Facility;
import handson.redis.geo.FacilityKeys;
import handson.redis.geo.FacilityLoader;
import handson.redis.geo.Script;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** Loads facilities with Jedis: a pipeline of scripts, one for each facility. */
public final class JedisFacilityLoader implements FacilityLoader {
  private static final Script LOAD = Script.read("facility-load.lua");

  private final UnifiedJedis jedis;

  public JedisFacilityLoader(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-load
  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    FacilityKeys keys = new FacilityKeys(index);
    return FacilityLoader.inBatches(facilities, batch -> {
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        // In each batch, as a server that was restarted in between has forgotten it.
        Response<String> known = pipeline.scriptLoad(LOAD.text(), index);
        List<Response<Object>> added =
            batch.stream().map(facility -> load(pipeline, keys, facility)).toList();
        pipeline.sync();
        known.get();
        // A refused write throws here, and only here.
        return added.stream().mapToLong(answer -> (Long) answer.get()).sum();
      }
    });
  }

  private static Response<Object> load(
      AbstractPipeline pipeline, FacilityKeys keys, Facility facility) {
    List<String> names = List.of(
        keys.index(),
        keys.facility(facility.id()),
        keys.categories(),
        keys.category(facility.category()));
    List<String> values = new ArrayList<>(List.of(
        facility.id(),
        Double.toString(facility.point().longitude()),
        Double.toString(facility.point().latitude()),
        facility.category(),
        keys.category("")));
    facility.fields().forEach((field, value) -> values.addAll(List.of(field, value)));
    return pipeline.evalsha(LOAD.sha1(), names, values);
  }
  // end
}
