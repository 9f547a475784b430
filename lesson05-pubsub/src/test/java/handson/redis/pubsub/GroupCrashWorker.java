package handson.redis.pubsub;

import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisClients;
import handson.redis.pubsub.jedis.JedisGroupWorker;
import handson.redis.pubsub.lettuce.LettuceGroupWorker;
import handson.redis.pubsub.redisson.RedissonGroupWorker;
import java.io.IOException;
import java.time.Duration;
import redis.clients.jedis.UnifiedJedis;

/**
 * A member for {@link GroupWorkerCrashTest}, a program of its own. It works until it is killed, or
 * until the test's JVM ends.
 */
final class GroupCrashWorker {
  static final String EFFECTS = "effects";
  static final String HOLDING = "holding";
  static final String HOLD_ONE = "hold one";
  static final String WORK = "work";

  /** The key for which a worker waits in the middle of its work. */
  static final String GO_ON = "go on";

  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final Duration AWAY = Duration.ofMillis(50);
  private static final int BEFORE_HOLDING = 5;
  private static final int BEFORE_WAITING = 100;

  private GroupCrashWorker() {}

  /** The arguments: the client, the server's port, stream, group, consumer, what to do. */
  public static void main(String[] arguments) throws Exception {
    endWithTheTest();
    RedisAddress address = RedisAddress.of("127.0.0.1", Integer.parseInt(arguments[1]));
    RedisClients clients = new RedisClients(address, arguments[4]);
    GroupWorker worker = switch (arguments[0]) {
      case "jedis" -> new JedisGroupWorker(clients.jedis());
      case "lettuce" -> new LettuceGroupWorker(clients.lettuceClient());
      default -> new RedissonGroupWorker(clients.redisson());
    };
    Member member = new Member(arguments[2], arguments[3], arguments[4]);
    boolean holdsOne = arguments[5].equals(HOLD_ONE);
    int done = 0;
    while (true) {
      try {
        if (holdsOne && done == BEFORE_HOLDING) {
          worker.work(member, IDLE, PATIENCE, event -> hold(clients.jedis(), event));
        } else if (done == BEFORE_WAITING && !clients.jedis().exists(GO_ON)) {
          Thread.sleep(AWAY.toMillis());
        } else if (worker.work(member, IDLE, PATIENCE, event -> effect(clients.jedis(), event))) {
          done++;
        }
      } catch (RuntimeException e) {
        // The server is away: what this member holds comes back.
        Thread.sleep(AWAY.toMillis());
      }
    }
  }

  /** Idempotent, as work in a group has to be. */
  private static void effect(UnifiedJedis redis, Event event) {
    redis.hset(EFFECTS, event.id(), event.fields().get("number"));
  }

  private static void hold(UnifiedJedis redis, Event event) throws InterruptedException {
    redis.set(HOLDING, event.id());
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void endWithTheTest() {
    Thread thread = new Thread(() -> {
      try {
        System.in.read();
      } catch (IOException e) {
        // It is over all the same.
      }
      Runtime.getRuntime().halt(0);
    });
    thread.setDaemon(true);
    thread.start();
  }
}
