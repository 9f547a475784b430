package handson.redis.geo.lettuce;

import handson.redis.geo.Facility;
import handson.redis.geo.FacilityKeys;
import handson.redis.geo.FacilityLoader;
import handson.redis.geo.Script;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Loads facilities with Lettuce, whose asynchronous calls do not wait: one script a facility. */
public final class LettuceFacilityLoader implements FacilityLoader {
  private static final Script LOAD = Script.read("facility-load.lua");

  private final StatefulRedisConnection<String, String> connection;

  public LettuceFacilityLoader(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
  }

  // snippet: lettuce-load
  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    FacilityKeys keys = new FacilityKeys(index);
    return FacilityLoader.inBatches(facilities, batch -> {
      // In each batch, as a server that was restarted in between has forgotten it.
      RedisFuture<String> known = connection.async().scriptLoad(LOAD.text());
      List<RedisFuture<Long>> added =
          batch.stream().map(facility -> load(keys, facility)).toList();
      answer(known);
      return added.stream().mapToLong(this::answer).sum();
    });
  }

  // end

  private RedisFuture<Long> load(FacilityKeys keys, Facility facility) {
    String[] names = {
      keys.index(),
      keys.facility(facility.id()),
      keys.categories(),
      keys.category(facility.category())
    };
    List<String> values = new ArrayList<>(List.of(
        facility.id(),
        Double.toString(facility.point().longitude()),
        Double.toString(facility.point().latitude()),
        facility.category(),
        keys.category("")));
    facility.fields().forEach((field, value) -> values.addAll(List.of(field, value)));
    return connection
        .async()
        .evalsha(LOAD.sha1(), ScriptOutputType.INTEGER, names, values.toArray(String[]::new));
  }

  private <T> T answer(RedisFuture<T> future) {
    long timeout = connection.getTimeout().toMillis();
    return LettuceFutures.awaitOrCancel(future, timeout, TimeUnit.MILLISECONDS);
  }
}
