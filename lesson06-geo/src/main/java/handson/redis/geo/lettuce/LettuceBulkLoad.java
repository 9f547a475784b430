package handson.redis.geo.lettuce;

import handson.redis.geo.BulkLoad;
import handson.redis.geo.Place;
import io.lettuce.core.GeoValue;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Loading with Lettuce: what is sent asynchronously is a pipeline. Give it a connection of its own:
 * what others send on it waits behind many places.
 */
public final class LettuceBulkLoad implements BulkLoad {
  private final StatefulRedisConnection<String, String> connection;

  public LettuceBulkLoad(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
  }

  @Override
  public long load(String index, Iterable<Place> places, int chunk) {
    long added = 0;
    for (List<Place> sorted : BulkLoad.sortedChunks(places, chunk)) {
      added += add(index, sorted);
    }
    return added;
  }

  // snippet: lettuce-load
  private long add(String index, List<Place> places) {
    RedisAsyncCommands<String, String> redis = connection.async();
    Queue<RedisFuture<Long>> onTheWay = new ArrayDeque<>();
    long added = 0;
    for (int i = 0; i < places.size(); i += BATCH) {
      // The time of a command begins when it is given to Lettuce, and the server is busy with
      // those before it: given all at once, the last ones would time out.
      if (onTheWay.size() == MOST_AT_ONCE) {
        added += answer(onTheWay.remove());
      }
      onTheWay.add(redis.geoadd(
          index, values(places.subList(i, Math.min(i + BATCH, places.size())))));
    }
    while (!onTheWay.isEmpty()) {
      added += answer(onTheWay.remove());
    }
    return added;
  }

  private long answer(RedisFuture<Long> command) {
    Duration patience = connection.getTimeout();
    return LettuceFutures.awaitOrCancel(command, patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static GeoValue<String>[] values(List<Place> batch) {
    return batch.stream()
        .map(place ->
            GeoValue.just(place.point().longitude(), place.point().latitude(), place.member()))
        .toArray(GeoValue[]::new);
  }

  // end
}
