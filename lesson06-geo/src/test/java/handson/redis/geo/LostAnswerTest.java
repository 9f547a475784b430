package handson.redis.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.geo.redisson.RedissonFacilityLoader;
import handson.redis.geo.redisson.RedissonPlaces;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisClients;
import handson.redis.testing.BreakingProxy;
import handson.redis.testing.Crowd;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

/**
 * Redisson sends most commands again where the answer is lost. A second GEOADD would find its own
 * first, and say that nothing is new: better an error than a wrong answer.
 */
final class LostAnswerTest {
  // Redisson hears of a lost connection only by it.
  private static final Duration TIMEOUT = Duration.ofSeconds(1);
  private static final Point HERE = new Point(139.7671, 35.6812);

  private interface Call {
    void on(RedissonClient redisson);
  }

  @Test
  void nothingIsCountedTwice() throws Exception {
    List<Place> place = List.of(new Place("tokyo", HERE));
    List<Facility> facility = List.of(new Facility("tokyo", "Tokyo", "city", HERE, Map.of()));
    List<Call> calls = List.of(
        redisson -> new RedissonPlaces(redisson).put("call0", place.get(0)),
        redisson -> new RedissonPlaces(redisson).putAll("call1", place),
        redisson -> new RedissonPlaces(redisson).putAbsent("call2", place),
        redisson -> new RedissonPlaces(redisson).update("call3", place),
        redisson -> new RedissonPlaces(redisson).remove("call4", "tokyo"),
        redisson -> new RedissonFacilityLoader(redisson).load("call5", facility));
    try (EmbeddedRedis server = EmbeddedRedis.start()) {
      Crowd.of(calls.size(), number -> {
        try (BreakingProxy network = BreakingProxy.to(server.address(), "call" + number);
            RedisClients clients = new RedisClients(network.address(), "course-test", TIMEOUT)) {
          assertThatThrownBy(() -> calls.get(number).on(clients.redisson()))
              .as("call %d, whose answer is lost", number)
              .isInstanceOf(RuntimeException.class);
          assertThat(network.hasBroken()).as("whether the answer was lost").isTrue();
        }
        return null;
      });
    }
  }
}
