package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import handson.redis.expire.KeyEvents.KeyEvent;
import handson.redis.expire.KeyEvents.Setting;
import handson.redis.expire.KeyEvents.Subscription;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.FrozenRedis;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(KeyEvents.class)
final class KeyEventsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int CYCLES = 20;
  // Events that A does not stand for: a setting has them only where each is named.
  private static final Set<String> NOT_IN_A =
      Set.of("new", "keymiss", "overwritten", "type_changed");

  private final KeyEvents events;
  private final Instances<KeyEvents> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final int database;
  private final String key;
  private final BlockingQueue<KeyEvent> told = new LinkedBlockingQueue<>();

  KeyEventsTest(KeyEvents events, Instances<KeyEvents> instances, Evidence evidence, Given given) {
    this.events = events;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.database = Integer.parseInt(found(" db=(\\d+) ", client("INFO")).get(0));
    this.key = given.key("note") + " ñ 日本";
  }

  @Criterion(
      order = 1,
      value = "switchOn adds to the setting, and closing it puts back what was there",
      why = "The setting is the whole server's: others may rely on what it was.",
      tryIt = "CONFIG GET notify-keyspace-events")
  void theSettingIsPutBack() {
    String start = setting();
    try {
      for (String before : List.of("", "Kl", "KA", "KEA", "Em")) {
        redis.configSet(KeyEvents.SETTING, before);
        String found = setting();
        Setting setting = events.switchOn("gx");
        assertThat(setting.before()).as("before").isEqualTo(found);
        assertThat(setting.now()).as("now").isEqualTo(setting());
        assertThat(spelledOut(setting())).as("now").containsAll(spelledOut("Egx" + before));
        setting.close();
        setting.close();
        assertThat(setting()).as("the setting afterwards").isEqualTo(found);
      }
      Setting setting = events.switchOn("A");
      redis.configSet(KeyEvents.SETTING, "KEm");
      String changed = setting();
      setting.close();
      assertThat(setting()).as("what somebody else has set meanwhile").isEqualTo(changed);
    } finally {
      redis.configSet(KeyEvents.SETTING, start);
    }
  }

  @Criterion(
      order = 2,
      value = "where CONFIG is refused, or a kind is none, an exception says so",
      why = "Managed servers keep CONFIG to themselves, and silence would look like a quiet day.",
      tryIt = "CONFIG GET notify-keyspace-events")
  void refusalsAreSaid() {
    KeyEvents refused = instances.through(new WithoutConfig());
    assertThatThrownBy(() -> refused.switchOn("x"))
        .as("switchOn where there is no CONFIG")
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(KeyEvents.SETTING);
    String before = setting();
    for (String kinds : List.of("", "y", "x ", "KEy")) {
      assertThatThrownBy(() -> events.switchOn(kinds))
          .as("switchOn(\"%s\")", kinds)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(setting()).as("the setting").isEqualTo(before);
  }

  @Criterion(
      order = 3,
      value = "every change is told in the server's order, with event, key and database",
      why = "What is told names the key; its value has to be read.",
      tryIt = "PSUBSCRIBE __keyevent@0__:*")
  void everyChangeIsTold() {
    String list = given.key("list");
    listening(KeyEvents.ALL, this::note, () -> {
      redis.set(key, "1");
      redis.pexpire(key, 60_000);
      redis.rpush(list, "a");
      redis.lpop(list);
      redis.rename(key, list);
      redis.get(list);
      redis.persist(list);
      redis.del(list);
      assertTold(
          event("set", key),
          event("expire", key),
          event("rpush", list),
          event("lpop", list),
          event("del", list),
          event("rename_from", key),
          event("rename_to", list),
          event("persist", list),
          event("del", list));
      for (int i = 0; i < 1_000; i++) {
        redis.set(key, "1");
        redis.hset(list, "field", "" + i);
      }
      assertTold(IntStream.range(0, 2_000)
          .mapToObj(i -> i % 2 == 0 ? event("set", key) : event("hset", list))
          .toArray(KeyEvent[]::new));
    });
  }

  @Criterion(
      order = 4,
      value = "one kind of event is told without the others",
      why = "Who asks for all gets thousands for one that matters.",
      tryIt = "PSUBSCRIBE __keyevent@0__:expired")
  void oneKindIsTold() {
    String last = given.key("last");
    listening("expired", this::note, () -> {
      redis.set(key, "1");
      ServerTime.letExpire(redis, key);
      redis.set(last, "1");
      ServerTime.letExpire(redis, last);
      assertTold(event("expired", key), event("expired", last));
    });
  }

  @Criterion(
      order = 5,
      value = "a listener that throws gets the next event all the same",
      why = "One bad key must not end the watch over all others.",
      tryIt = "PSUBSCRIBE __keyevent@0__:*")
  void aListenerMayThrow() {
    Consumer<KeyEvent> thrower = event -> {
      note(event);
      Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
      throw new IllegalStateException("thrown by the test's listener");
    };
    listening(KeyEvents.ALL, thrower, () -> {
      redis.set(key, "1");
      redis.set(key, "2");
      redis.del(key);
      assertTold(event("set", key), event("set", key), event("del", key));
    });
  }

  @Criterion(
      order = 6,
      value = "a slow listener keeps only its own events waiting",
      why = "The thread that reads for all connections must not wait for one of them.",
      tryIt = "PSUBSCRIBE __keyevent@0__:*")
  void aListenerMayBeSlow() {
    CountDownLatch enough = new CountDownLatch(1);
    BlockingQueue<KeyEvent> slowly = new LinkedBlockingQueue<>();
    Consumer<KeyEvent> slow = event -> {
      awaitQuietly(enough);
      slowly.add(event);
    };
    listening("set", slow, () -> {
      redis.set(key, "1");
      redis.set(key, "2");
      listening("set", this::note, () -> {
        redis.set(key, "3");
        assertTold(event("set", key));
      });
      enough.countDown();
      await().atMost(PATIENCE).until(() -> slowly.size() == 3);
    });
  }

  @Criterion(
      order = 7,
      value = "after close nothing is told, and the listener itself may close",
      why = "What is closed has let go of what the listener uses.",
      tryIt = "PUBSUB NUMPAT")
  void nothingIsToldAfterClose() throws Exception {
    try (Setting setting = events.switchOn("A")) {
      assertThat(setting.now()).contains("A");
      Subscription first = events.listen(database, KeyEvents.ALL, this::note);
      redis.set(key, "1");
      assertTold(event("set", key));
      first.close();
      redis.set(key, "2");

      AtomicReference<Subscription> own = new AtomicReference<>();
      CountDownLatch ready = new CountDownLatch(1);
      CountDownLatch closed = new CountDownLatch(1);
      own.set(events.listen(database, KeyEvents.ALL, event -> {
        awaitQuietly(ready);
        note(event);
        own.get().close();
        closed.countDown();
      }));
      redis.set(key, "3");
      redis.del(key);
      ready.countDown();
      assertThat(closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as("whether close returned to the listener")
          .isTrue();
      own.get().close();
      assertThat(told).as("told after the first close").containsExactly(event("set", key));
    }
  }

  @Criterion(
      order = 8,
      value = "a connection that is lost is renewed; what happened meanwhile is lost",
      why = "Nobody keeps events for later: look at the keys themselves after a break.",
      tryIt = "CLIENT LIST TYPE pubsub")
  void aLostConnectionIsRenewed() {
    Set<String> strangers = new HashSet<>(subscribers());
    listening(KeyEvents.ALL, this::note, () -> {
      List<String> ours = new ArrayList<>(subscribers());
      ours.removeAll(strangers);
      assertThat(ours).as("connections with a subscription").hasSize(1);

      client("KILL", "ID", ours.get(0));
      strangers.addAll(ours);
      await().atMost(PATIENCE).until(() -> !strangers.containsAll(subscribers()));
      redis.set(key, "1");

      assertTold(event("set", key));
    });
  }

  @Criterion(
      order = 9,
      value = "closed subscriptions leave no connection and no thread",
      why = "Redis serves 10,000 clients; a watch that is never given back ends that one day.",
      tryIt = "CLIENT LIST TYPE pubsub")
  void nothingIsLeft() throws Exception {
    listenAndClose();
    List<String> strangers = subscribers();
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    int left = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < CYCLES; i++) {
        listenAndClose();
      }
    });

    assertThat(left).as("connections left open by %d subscriptions", CYCLES).isLessThan(CYCLES / 2);
    assertThat(subscribers()).as("connections with a subscription").isSubsetOf(strangers);
    await("threads left by " + CYCLES + " subscriptions")
        .atMost(PATIENCE)
        .until(() -> newThreads(before) < CYCLES / 2);
  }

  @Criterion(
      order = 10,
      value = "a subscription can be closed while Redis is silent",
      why = "A program that is told to end must not wait for a server that is frozen.",
      tryIt = "PUNSUBSCRIBE __keyevent@0__:*")
  void closingDoesNotWaitForASilentServer() throws Exception {
    if (!EmbeddedRedis.runsHere()) {
      evidence.skip("needs a Redis of its own to freeze");
    }
    try (EmbeddedRedis server = EmbeddedRedis.start()) {
      Subscription subscription = instances.on(server.address()).listen(0, "expired", this::note);
      FrozenRedis.during(server, () -> {
        Thread closing = new Thread(subscription::close);
        closing.setDaemon(true);
        closing.start();
        closing.join(Duration.ofSeconds(8).toMillis());
        assertThat(closing.isAlive()).as("whether close still waits after 8 s").isFalse();
      });
    }
  }

  @Criterion(
      order = 11,
      value = "where switchOn fails after its change, the setting is put back",
      why = "Nobody else can: who called it has nothing to close.",
      tryIt = "CONFIG GET notify-keyspace-events")
  void aFailureLeavesTheSetting() {
    String start = setting();
    try {
      redis.configSet(KeyEvents.SETTING, "Kl");
      String before = setting();
      KeyEvents disturbed = instances.through(new Middleman() {
        private boolean isSet;

        @Override
        public List<String> command(List<String> command) {
          boolean isConfig = command.get(0).equalsIgnoreCase("CONFIG");
          if (isConfig && isSet && command.get(1).equalsIgnoreCase("GET")) {
            return List.of("NOCONFIG");
          }
          isSet |= isConfig && command.get(1).equalsIgnoreCase("SET");
          return command;
        }
      });
      assertThatThrownBy(() -> disturbed.switchOn("x"))
          .as("switchOn where CONFIG GET is refused after CONFIG SET")
          .isInstanceOf(RuntimeException.class);
      assertThat(setting()).as("the setting afterwards").isEqualTo(before);
    } finally {
      redis.configSet(KeyEvents.SETTING, start);
    }
  }

  private void listenAndClose() {
    events.listen(database, "expired", this::note).close();
  }

  private void listening(String event, Consumer<KeyEvent> listener, Runnable action) {
    Setting setting = events.switchOn("A");
    try {
      Subscription subscription = events.listen(database, event, listener);
      try {
        action.run();
      } finally {
        subscription.close();
      }
    } finally {
      setting.close();
    }
  }

  private void note(KeyEvent event) {
    // On a server of somebody else other keys change too, and more kinds may be switched on.
    if (event.key().startsWith(given.namespace()) && !NOT_IN_A.contains(event.event())) {
      told.add(event);
    }
  }

  private void assertTold(KeyEvent... expected) {
    List<KeyEvent> found = new ArrayList<>();
    for (int i = 0; i < expected.length; i++) {
      KeyEvent next = next();
      if (next != null) {
        found.add(next);
      }
    }
    assertThat(found).as("what was told").containsExactly(expected);
  }

  private KeyEvent next() {
    try {
      return told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyEvent event(String name, String ofKey) {
    return new KeyEvent(database, name, ofKey);
  }

  /** The letters of a setting; A stands for ten. */
  private static Set<String> spelledOut(String setting) {
    return setting
        .replace("A", "g$lshzxetd")
        .chars()
        .mapToObj(Character::toString)
        .collect(Collectors.toSet());
  }

  private static long newThreads(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .count();
  }

  private String setting() {
    return redis.configGet(KeyEvents.SETTING).get(KeyEvents.SETTING);
  }

  private List<String> subscribers() {
    // Others may subscribe on a server of somebody else; a program under test has this name.
    return found("(?m)^id=(\\d+) .* name=course-test-.* psub=[1-9]", client("LIST"));
  }

  private static List<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(r -> r.group(1)).toList();
  }

  private String client(String... words) {
    CommandArguments command = new CommandArguments(Protocol.Command.CLIENT);
    Object answer = redis.executeCommand(
        new CommandObject<>(command.addObjects((Object[]) words), BuilderFactory.ENCODED_OBJECT));
    return String.valueOf(answer);
  }

  /** A server whose CONFIG was renamed, as providers do. */
  private static final class WithoutConfig implements Middleman {
    @Override
    public List<String> command(List<String> command) {
      return command.get(0).equalsIgnoreCase("CONFIG") ? List.of("NOCONFIG") : command;
    }
  }
}
