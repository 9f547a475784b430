package handson.redis.pubsub;

import handson.redis.kit.RedisClients;
import handson.redis.kit.Tour;
import java.util.Map;
import redis.clients.jedis.params.XAddParams;

/**
 * Streams for the tour, with ids that are the same on every run: they begin in the year 2100, and
 * while its clock is behind, Redis counts on from a stream's last id.
 */
final class FarStream {
  /** The id that the streams begin with, of an entry that is no more: of 1 January 2100. */
  static final String LAST = "4102444800000-0";

  private FarStream() {}

  /** Makes streams that are empty and whose next id is {@code 4102444800000-1}. */
  static void begin(Tour tour, String... streams) {
    XAddParams andForget = XAddParams.xAddParams().id(LAST).maxLen(0).exactTrimming();
    try (RedisClients clients = new RedisClients(tour.address(), tour.clientName())) {
      for (String stream : streams) {
        clients.jedis().xadd(stream, Map.of("first", "of 2100"), andForget);
      }
    }
  }
}
