package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.geo.FacilityKeys;
import handson.redis.geo.FacilityLoader;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** A loader of which decoys get the script or the looks at its answers wrong. */
abstract class ScriptedFacilityLoader implements FacilityLoader {
  protected static final String BEFORE =
      "local before = redis.call('HGET', KEYS[2], 'category') or ''\n";
  protected static final String INDEX =
      "local added = redis.call('GEOADD', KEYS[1], ARGV[2], ARGV[3], ARGV[1])\n";
  protected static final String HASH =
      "redis.call('DEL', KEYS[2]) redis.call('HSET', KEYS[2], unpack(ARGV, 6))\n";
  protected static final String LEAVE =
      "if before ~= ARGV[4] and before ~= '' then redis.call('SREM', ARGV[5] .. before, ARGV[1])"
          + " if redis.call('EXISTS', ARGV[5] .. before) == 0 then"
          + " redis.call('SREM', KEYS[3], before) end end\n";
  protected static final String JOIN = "if ARGV[4] ~= '' then redis.call('SADD', KEYS[4], ARGV[1])"
      + " redis.call('SADD', KEYS[3], ARGV[4]) end\n";
  protected static final String ANSWER = "return added";

  protected final UnifiedJedis jedis;

  ScriptedFacilityLoader(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  /** The scripts that are run for each facility, one after the other; the last one answers. */
  abstract List<String> scripts();

  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    FacilityKeys keys = new FacilityKeys(index);
    return FacilityLoader.inBatches(facilities, batch -> {
      List<Response<Object>> answers = new ArrayList<>();
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        batch.forEach(facility -> {
          for (String script : scripts()) {
            answers.add(pipeline.eval(script, names(keys, facility), values(keys, facility)));
          }
        });
      }
      return added(answers);
    });
  }

  /** How many the answers say were added. */
  protected long added(List<Response<Object>> answers) {
    return answers.stream()
        .map(Response::get)
        .filter(Long.class::isInstance)
        .mapToLong(Long.class::cast)
        .sum();
  }

  protected static List<String> names(FacilityKeys keys, Facility facility) {
    return List.of(
        keys.index(),
        keys.facility(facility.id()),
        keys.categories(),
        keys.category(facility.category()));
  }

  protected static List<String> values(FacilityKeys keys, Facility facility) {
    List<String> values = new ArrayList<>(List.of(
        facility.id(),
        Double.toString(facility.point().longitude()),
        Double.toString(facility.point().latitude()),
        facility.category(),
        keys.category("")));
    facility.fields().forEach((field, value) -> values.addAll(List.of(field, value)));
    return values;
  }
}
