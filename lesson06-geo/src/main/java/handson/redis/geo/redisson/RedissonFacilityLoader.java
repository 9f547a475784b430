package handson.redis.geo.redisson;

import handson.redis.geo.Facility;
import handson.redis.geo.FacilityKeys;
import handson.redis.geo.FacilityLoader;
import handson.redis.geo.Script;
import java.util.ArrayList;
import java.util.List;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RScript;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Loads facilities with Redisson's batches, which are pipelines: one script a facility. */
public final class RedissonFacilityLoader implements FacilityLoader {
  private static final Script LOAD = Script.read("facility-load.lua");

  private final RedissonClient redisson;

  public RedissonFacilityLoader(RedissonClient redisson) {
    this.redisson = redisson;
  }

  // snippet: redisson-load
  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    FacilityKeys keys = new FacilityKeys(index);
    return FacilityLoader.inBatches(facilities, batch -> {
      // After a timeout a batch is sent again, and what the first one added would count as known.
      RBatch pipeline = redisson.createBatch(BatchOptions.defaults().retryAttempts(0));
      RScriptAsync scripts = pipeline.getScript(StringCodec.INSTANCE);
      // In each batch, as a server that was restarted in between has forgotten it.
      scripts.scriptLoadAsync(LOAD.text());
      batch.forEach(facility -> load(scripts, keys, facility));
      List<?> answers = pipeline.execute().getResponses();
      return answers.stream().skip(1).mapToLong(answer -> (Long) answer).sum();
    });
  }

  // end

  private static void load(RScriptAsync scripts, FacilityKeys keys, Facility facility) {
    List<Object> names = List.of(
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
    scripts.evalShaAsync(
        RScript.Mode.READ_WRITE, LOAD.sha1(), RScript.ReturnType.LONG, names, values.toArray());
  }
}
