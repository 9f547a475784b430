package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisClients;
import handson.redis.pubsub.KeyChanges.KeyChange;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(KeyChanges.class)
final class KeyChangesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KeyChanges changes;
  private final Instances<KeyChanges> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final PubsubState state;
  private final int database;
  private final String key;
  private final String keys;
  private final BlockingQueue<KeyChange> told = new LinkedBlockingQueue<>();

  KeyChangesTest(
      KeyChanges changes, Instances<KeyChanges> instances, Evidence evidence, Given given) {
    this.changes = changes;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.state = new PubsubState(evidence);
    this.database = state.database();
    String prefix = given.key("cart") + " ñ ";
    this.key = prefix + "7";
    this.keys = prefix + "*";
  }

  @Criterion(
      order = 1,
      value = "what happens to the keys of a pattern is told in order, and nothing else",
      why = "Redis picks by the key's name: what is not followed is not sent.",
      tryIt = "PSUBSCRIBE __keyspace@0__:cart:*")
  void changesAreTold() throws Exception {
    Subscription subscription = changes.follow(database, keys, told::add);
    try {
      redis.set("x" + key, "not followed");
      redis.rpush(key, "a", "b");
      redis.lpop(key);
      redis.pexpire(key, 60_000);
      redis.rename(key, key + "__:8");
      redis.del(key + "__:8");
      assertThat(next(6))
          .as("told")
          .containsExactly(
              new KeyChange("rpush", key),
              new KeyChange("lpop", key),
              new KeyChange("expire", key),
              new KeyChange("rename_from", key),
              new KeyChange("rename_to", key + "__:8"),
              new KeyChange("del", key + "__:8"));
    } finally {
      subscription.close();
    }
    redis.set(key, "after");
    assertThat(told).as("told after close").isEmpty();
  }

  @Criterion(
      order = 2,
      value = "the setting is added to, and put back where nobody else changed it",
      why = "It is the whole server's: others may rely on what it was.",
      tryIt = "CONFIG GET notify-keyspace-events")
  void theSettingIsPutBack() throws Exception {
    if (!EmbeddedRedis.runsHere()) {
      evidence.skip("no server of the test's own for this system, and others' settings are theirs");
    }
    try (EmbeddedRedis server = EmbeddedRedis.start();
        RedisClients clients = new RedisClients(server.address(), "course-evidence")) {
      UnifiedJedis own = clients.jedis();
      KeyChanges there = instances.on(server.address());
      for (String before : List.of("", "Kl", "KEA", "Ex")) {
        own.configSet(KeyChanges.SETTING, before);
        String found = setting(own);
        try (Subscription subscription = there.follow(0, keys, told::add)) {
          assertThat(subscription).isNotNull();
          assertThat(setting(own)).as("the setting meanwhile").contains("K", "A");
          own.set(key, before);
          assertThat(next(1)).as("told").containsExactly(new KeyChange("set", key));
        }
        assertThat(setting(own)).as("the setting afterwards").isEqualTo(found);
      }
      own.configSet(KeyChanges.SETTING, "");
      Subscription subscription = there.follow(0, keys, told::add);
      own.configSet(KeyChanges.SETTING, "Kx");
      String changed = setting(own);
      subscription.close();
      assertThat(setting(own)).as("what somebody else has set meanwhile").isEqualTo(changed);

      own.configSet(KeyChanges.SETTING, "");
      Subscription first = there.follow(0, keys, told::add);
      first.close();
      try (Subscription second = there.follow(0, keys, told::add)) {
        assertThat(second).isNotNull();
        first.close();
        assertThat(setting(own)).as("after a second close of the first").contains("K", "A");
      }

      own.configSet(KeyChanges.SETTING, "Kl");
      String before = setting(own);
      KeyChanges disturbed = instances.through(new WithoutGetAfterSet(), server.address());
      assertThatThrownBy(() -> disturbed.follow(0, keys, told::add))
          .as("follow where CONFIG GET fails after CONFIG SET")
          .isInstanceOf(RuntimeException.class);
      assertThat(setting(own)).as("the setting after this failure").isEqualTo(before);

      KeyChanges refused = instances.through(new WithoutConfig(), server.address());
      assertThatThrownBy(() -> refused.follow(0, keys, told::add))
          .as("follow where there is no CONFIG")
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(KeyChanges.SETTING);
    }
  }

  @Criterion(
      order = 3,
      value = "a connection that is lost is renewed",
      why = "Who follows must not be deaf from then on.",
      tryIt = "CLIENT LIST TYPE pubsub")
  void aLostConnectionIsRenewed() throws Exception {
    Set<String> strangers = state.connections();
    Subscription subscription = changes.follow(database, keys, told::add);
    try {
      Set<String> ours = new HashSet<>(state.connections());
      ours.removeAll(strangers);
      ours.forEach(state::kill);
      await().atMost(PATIENCE).until(() -> {
        redis.set(key, "again");
        return told.poll(10, TimeUnit.MILLISECONDS) != null;
      });
    } finally {
      subscription.close();
    }
    assertThat(state.connections()).as("connections with a subscription").isSubsetOf(strangers);
  }

  private List<KeyChange> next(int count) throws InterruptedException {
    List<KeyChange> found = new ArrayList<>();
    while (found.size() < count) {
      KeyChange next = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        return found;
      }
      found.add(next);
    }
    return found;
  }

  private static String setting(UnifiedJedis redis) {
    return redis.configGet(KeyChanges.SETTING).get(KeyChanges.SETTING);
  }

  /** A server whose CONFIG was renamed, as providers do. */
  private static final class WithoutConfig implements Middleman {
    @Override
    public List<String> command(List<String> command) {
      return command.get(0).equalsIgnoreCase("CONFIG") ? List.of("NOCONFIG") : command;
    }
  }

  /** A server that goes back on what it allowed. */
  private static final class WithoutGetAfterSet implements Middleman {
    private volatile boolean isSet;

    @Override
    public List<String> command(List<String> command) {
      boolean isConfig = command.get(0).equalsIgnoreCase("CONFIG");
      if (isConfig && isSet && command.get(1).equalsIgnoreCase("GET")) {
        return List.of("NOCONFIG");
      }
      isSet |= isConfig && command.get(1).equalsIgnoreCase("SET");
      return command;
    }
  }
}
