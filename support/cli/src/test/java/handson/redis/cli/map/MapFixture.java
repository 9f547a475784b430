package handson.redis.cli.map;

import handson.redis.cli.map.MapFacts.Start;
import handson.redis.geo.Facility;
import handson.redis.geo.Point;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisClients;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import redis.clients.jedis.UnifiedJedis;

/** A map on a Redis of its own, with made-up facilities around a real place. */
final class MapFixture implements AutoCloseable {
  static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>";
  static final double LONGITUDE = 139.8395;
  static final double LATITUDE = 33.1094;

  // Two kilometres around it there are some thirty.
  private static final Start START = new Start(139.87127, 33.08022, 2, "km");

  private final EmbeddedRedis redis = EmbeddedRedis.start();
  private final RedisClients clients = new RedisClients(redis.address(), "course-test");
  private final RedisLine line = new RedisLine(redis.address());
  private final MapServer server;
  private final FacilityIndex index;

  MapFixture(List<Facility> facilities) throws IOException {
    index = FacilityIndex.create(line);
    index.load(facilities, "", () -> false);
    server = MapServer.at(0);
    MapFacts facts = MapFacts.of("a test's Redis", List.of("test.csv: 301"), line, index);
    server.start(
        line,
        index,
        new MapFacts(
            facts.redis(),
            facts.index(),
            facts.facilities(),
            facts.files(),
            facts.categories(),
            START));
  }

  /** Some hundred within a few kilometres, of three kinds, and one that attacks. */
  static List<Facility> facilities() {
    Random random = new Random(7);
    List<Facility> facilities = new ArrayList<>();
    List<String> categories = List.of("公衆トイレ", "AED", "避難場所 \"A\"");
    for (int i = 0; i < 300; i++) {
      facilities.add(new Facility(
          "f" + i,
          "施設 " + i,
          categories.get(i % 3),
          new Point(
              LONGITUDE + random.nextGaussian() * 0.03, LATITUDE + random.nextGaussian() * 0.03),
          Map.of("住所", i + "番地", "備考", "a\nb")));
    }
    facilities.add(new Facility(
        "hostile " + HOSTILE,
        HOSTILE,
        HOSTILE,
        new Point(LONGITUDE, LATITUDE),
        Map.of(HOSTILE, HOSTILE)));
    return facilities;
  }

  UnifiedJedis jedis() {
    return clients.jedis();
  }

  String key() {
    return index.keys().index();
  }

  FacilityIndex index() {
    return index;
  }

  String url() {
    return server.url();
  }

  EmbeddedRedis redis() {
    return redis;
  }

  @Override
  public void close() {
    server.close();
    line.close();
    clients.close();
    redis.close();
  }
}
