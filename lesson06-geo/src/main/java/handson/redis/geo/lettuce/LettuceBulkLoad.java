package handson.redis.geo.lettuce;

import handson.redis.geo.BulkLoad;
import handson.redis.geo.Place;
import io.lettuce.core.GeoValue;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Loading with Lettuce: what is sent asynchronously is a pipeline. Give it a connection of its own:
 * what others send on it waits behind a whole chunk.
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
    List<RedisFuture<Long>> answers = new ArrayList<>();
    for (int i = 0; i < places.size(); i += BATCH) {
      answers.add(redis.geoadd(
          index, values(places.subList(i, Math.min(i + BATCH, places.size())))));
    }
    if (!LettuceFutures.awaitAll(connection.getTimeout(), answers.toArray(Future[]::new))) {
      throw new RedisCommandTimeoutException("No answer within " + connection.getTimeout());
    }
    return answers.stream()
        .mapToLong(answer -> answer.toCompletableFuture().join())
        .sum();
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
