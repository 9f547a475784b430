package handson.redis.geo.redisson;

import handson.redis.geo.BulkLoad;
import handson.redis.geo.Place;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.api.geo.GeoEntry;
import org.redisson.client.codec.StringCodec;

/** Loading with Redisson: one batch a chunk. */
public final class RedissonBulkLoad implements BulkLoad {
  // Sent again after a timeout, every member would be there already, and none be new. The time is
  // that of the whole batch.
  private static final BatchOptions ONCE =
      BatchOptions.defaults().retryAttempts(0).responseTimeout(1, TimeUnit.MINUTES);

  private final RedissonClient redisson;

  public RedissonBulkLoad(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public long load(String index, Iterable<Place> places, int chunk) {
    long added = 0;
    for (List<Place> sorted : BulkLoad.sortedChunks(places, chunk)) {
      added += add(index, sorted);
    }
    return added;
  }

  private long add(String index, List<Place> places) {
    RBatch pipeline = redisson.createBatch(ONCE);
    for (int i = 0; i < places.size(); i += BATCH) {
      GeoEntry[] batch = places.subList(i, Math.min(i + BATCH, places.size())).stream()
          .map(place ->
              new GeoEntry(place.point().longitude(), place.point().latitude(), place.member()))
          .toArray(GeoEntry[]::new);
      pipeline.<String>getGeo(index, StringCodec.INSTANCE).addAsync(batch);
    }
    return pipeline.execute().getResponses().stream()
        .mapToLong(added -> (Long) added)
        .sum();
  }
}
