package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisClients;
import java.util.List;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.UnifiedJedis;

final class AtomicStepTest {
  private static final String NAME = "course-test-x";

  @Test
  void repeatedStepsShowWhatOthersSaw() throws Exception {
    Given given = new Given(42, "steps");
    String key = given.key("list");
    try (EmbeddedRedis server = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(server.address(), NAME);
        Evidence evidence = Evidence.open(server, NAME, given)) {
      UnifiedJedis jedis = clients.jedis();

      List<AtomicStep> steps = AtomicStep.of(evidence.received(() -> {
        jedis.rpush(key, "a", "\"é\"\n");
        try (AbstractTransaction transaction = jedis.multi()) {
          transaction.lpush(key, "");
          transaction.ltrim(key, 0, 1);
          transaction.exec();
        }
        jedis.eval(
            "redis.call('DEL', KEYS[1]) redis.call('RPUSH', KEYS[1], ARGV[1])",
            List.of(key),
            List.of("d"));
      }));

      UnifiedJedis redis = evidence.redis();
      redis.del(key);
      assertThat(steps)
          .extracting(step -> {
            step.repeat(redis);
            return redis.lrange(key, 0, -1);
          })
          .containsExactly(List.of("a", "\"é\"\n"), List.of("", "a"), List.of("d"));
    }
  }
}
