package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Implementation;
import handson.redis.kit.RedisClients;
import handson.redis.pubsub.jedis.JedisGroupWorker;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XClaimParams;
import redis.clients.jedis.params.XReadGroupParams;

/** What others work on costs who claims no round trips, however much it is. */
final class ClaimCostTest {
  private static final Member ANN = new Member("orders", "mail", "ann");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int YOUNG = 300;

  @TestFactory
  Stream<DynamicTest> claimTakesTwoCommands() {
    return Implementation.CLIENTS.stream()
        .map(client -> dynamicTest(client, () -> {
          Implementation<GroupWorker> implementation = Implementation.find(
                  GroupWorker.class, client, JedisGroupWorker.class.getClassLoader())
              .orElseThrow();
          try (EmbeddedRedis server = EmbeddedRedis.start();
              RedisClients clients = new RedisClients(server.address(), "course-test");
              RedisClients own = new RedisClients(server.address(), "course-evidence")) {
            GroupWorker workers = implementation.create(clients);
            try {
              String last = deliver(own.jedis());
              long before = commands(own.jedis());
              assertThat(workers.claim(ANN, HOUR, 1)).as("claimed of the young").isEmpty();
              assertThat(commands(own.jedis()) - before)
                  .as("commands for nothing")
                  .isEqualTo(1);
              age(own.jedis(), last);
              before = commands(own.jedis());
              assertThat(workers.claim(ANN, HOUR, 1)).as("claimed").hasSize(1);
              assertThat(commands(own.jedis()) - before).as("commands for one").isEqualTo(2);
            } finally {
              if (workers instanceof AutoCloseable closeable) {
                closeable.close();
              }
            }
          }
        }));
  }

  /** The last one's id. */
  private static String deliver(UnifiedJedis redis) {
    StreamEntryID last = null;
    for (int i = 0; i < YOUNG; i++) {
      last = redis.xadd(ANN.stream(), Map.of("number", "" + i), new XAddParams());
    }
    redis.xgroupCreate(ANN.stream(), ANN.group(), new StreamEntryID(0), true);
    redis.xreadGroup(
        ANN.group(),
        "ben",
        new XReadGroupParams(),
        Map.of(ANN.stream(), StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
    return String.valueOf(last);
  }

  private static void age(UnifiedJedis redis, String id) {
    XClaimParams old = new XClaimParams().idle(HOUR.toMillis());
    redis.xclaimJustId(ANN.stream(), ANN.group(), "ben", 0, old, new StreamEntryID(id));
  }

  /** How many commands that look at pending lists, or take from them, the server has run. */
  private static long commands(UnifiedJedis redis) {
    return redis
        .info("commandstats")
        .lines()
        .filter(line -> line.matches("cmdstat_(xpending|xclaim|xautoclaim|eval|evalsha):.*"))
        .mapToLong(line -> Long.parseLong(line.replaceAll(".*?calls=(\\d+).*", "$1")))
        .sum();
  }
}
