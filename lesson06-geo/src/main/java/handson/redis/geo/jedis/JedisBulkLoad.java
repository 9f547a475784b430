package handson.redis.geo.jedis;

import handson.redis.geo.BulkLoad;
import handson.redis.geo.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.GeoCoordinate;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** Loading with Jedis: one pipeline a chunk. */
public final class JedisBulkLoad implements BulkLoad {
  private final UnifiedJedis jedis;

  public JedisBulkLoad(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-load
  @Override
  public long load(String index, Iterable<Place> places, int chunk) {
    long added = 0;
    for (List<Place> sorted : BulkLoad.sortedChunks(places, chunk)) {
      added += add(index, sorted);
    }
    return added;
  }

  private long add(String index, List<Place> places) {
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      List<Response<Long>> answers = new ArrayList<>();
      for (int i = 0; i < places.size(); i += BATCH) {
        // It keeps the order, which a HashMap would undo.
        Map<String, GeoCoordinate> batch = new LinkedHashMap<>();
        for (Place place : places.subList(i, Math.min(i + BATCH, places.size()))) {
          batch.put(
              place.member(),
              new GeoCoordinate(place.point().longitude(), place.point().latitude()));
        }
        answers.add(pipeline.geoadd(index, batch));
      }
      pipeline.sync();
      return answers.stream().mapToLong(Response::get).sum();
    }
  }

  // end
}
