package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import handson.redis.testing.SharedRedis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.GeoCoordinate;

@ExtendWith(SharedRedis.class)
final class GeohashTest {
  private static final int MANY = 5_000;

  @Test
  void isTheScoreThatRedisKeeps(RunningRedis redis) {
    long seed = new Random().nextLong();
    List<Point> points = new ArrayList<>(edges());
    Random random = new Random(seed);
    for (int i = 0; i < MANY; i++) {
      points.add(new Point(
          random.nextDouble(-180, 180), random.nextDouble(Point.SOUTHERNMOST, Point.NORTHERNMOST)));
    }
    Map<String, GeoCoordinate> members = new HashMap<>();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      members.put("p" + i, new GeoCoordinate(point.longitude(), point.latitude()));
    }
    try (RedisClients clients = new RedisClients(redis.address(), "geohash-test")) {
      String key = "geohash-test:" + seed;
      try {
        clients.jedis().geoadd(key, members);
        for (int i = 0; i < points.size(); i++) {
          assertThat(Geohash.of(points.get(i)).bits())
              .as("geohash of %s; seed %d", points.get(i), seed)
              .isEqualTo(clients.jedis().zscore(key, "p" + i).longValue());
        }
      } finally {
        clients.jedis().del(key);
      }
    }
  }

  private static List<Point> edges() {
    List<Point> edges = new ArrayList<>();
    for (double longitude : new double[] {-180, -0.0, 0, 45, Math.nextDown(180.0), 180}) {
      for (double latitude : new double[] {
        Point.SOUTHERNMOST,
        Math.nextUp(Point.SOUTHERNMOST),
        0,
        Math.nextDown(Point.NORTHERNMOST),
        Point.NORTHERNMOST
      }) {
        edges.add(new Point(longitude, latitude));
      }
    }
    return edges;
  }
}
