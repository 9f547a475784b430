package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import handson.redis.pubsub.PatternListener.Message;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
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
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(PatternListener.class)
final class PatternListenerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration RENEWAL = Duration.ofSeconds(5);
  private static final int CYCLES = 16;

  private final PatternListener listener;
  private final Instances<PatternListener> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final PubsubState state;
  private final Given given;
  private final String prefix;
  private final BlockingQueue<Message> told = new LinkedBlockingQueue<>();

  PatternListenerTest(
      PatternListener listener,
      Instances<PatternListener> instances,
      Evidence evidence,
      Given given) {
    this.listener = listener;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.state = new PubsubState(evidence);
    this.given = given;
    this.prefix = given.key("news") + ".";
  }

  @Criterion(
      order = 1,
      value = "what comes by a matching channel is told with pattern, channel and text",
      why = "Who listens to many channels has to know which one spoke.",
      tryIt = "PSUBSCRIBE news.*")
  void matchingChannelsAreHeard() throws Exception {
    String text = given.text();
    try (Subscription subscription = listen(Set.of(prefix + "*"))) {
      assertThat(subscription).isNotNull();
      redis.publish(prefix + "uk", text);
      redis.publish(given.key("weather"), "sun");
      redis.publish(prefix + "uk.sport\n" + given.word(), "");
      redis.publish(prefix, "last");
      assertThat(next(1)).as("told").containsExactly(message("*", "uk", text));
      List<Message> others = next(2);
      assertThat(others.stream().map(Message::text)).as("told").containsExactly("", "last");
      assertThat(others.get(1)).as("told last").isEqualTo(message("*", "", "last"));
    }
  }

  @Criterion(
      order = 2,
      value = "Redis matches, byte by byte, and sends nothing else",
      why = "A program that asks for all and picks pays for every message of everybody.",
      tryIt = "PUBSUB NUMPAT")
  void redisMatches() throws Exception {
    List<String> endings =
        List.of("a", "b", "c", "d", "ab", "A", "é", "aé", "[ab]", "*", "a*", "", "?", "^", "-");
    for (String pattern :
        List.of("?", "[a-c]", "[^a-c]", "a*", "\\*", "a\\*", "[ab]", "?é", "??")) {
      List<Long> matches = new ArrayList<>();
      try (RawSubscriber raw = RawSubscriber.toPattern(redis, prefix + pattern)) {
        assertThat(raw).isNotNull();
        endings.forEach(ending -> matches.add(redis.publish(prefix + ending, ending)));
      }
      List<String> expected = IntStream.range(0, endings.size())
          .filter(i -> matches.get(i) == 1)
          .mapToObj(endings::get)
          .toList();
      try (Subscription subscription = listen(Set.of(prefix + pattern))) {
        assertThat(subscription).isNotNull();
        List<Long> receivers = new ArrayList<>();
        endings.forEach(ending -> receivers.add(redis.publish(prefix + ending, ending)));
        assertThat(receivers)
            .as("receivers on %s, with the pattern %s", endings, pattern)
            .isEqualTo(matches);
        assertThat(next(expected.size()).stream().map(Message::text))
            .as("told, with the pattern %s", pattern)
            .isEqualTo(expected);
      }
    }
  }

  @Criterion(
      order = 3,
      value = "of patterns that overlap, each delivers",
      why = "A channel that two patterns match comes twice: count on it, or do not overlap.",
      tryIt = "PSUBSCRIBE news.* *.sport")
  void overlappingPatternsDeliverTwice() throws Exception {
    String all = prefix + "*";
    String sport = prefix + "*.sport";
    String other = given.key("other");
    try (Subscription subscription = listen(Set.of(all, sport, other))) {
      assertThat(subscription).isNotNull();
      assertThat(redis.publish(prefix + "uk.sport", "goal")).as("receivers").isEqualTo(2);
      assertThat(next(2))
          .as("told")
          .containsExactlyInAnyOrder(
              new Message(all, prefix + "uk.sport", "goal"),
              new Message(sport, prefix + "uk.sport", "goal"));
      redis.publish(other, "one");
      redis.publish(prefix + "uk", "two");
      // Of two patterns nobody promises an order, but here each message is behind the other's.
      assertThat(next(2))
          .as("told")
          .containsExactlyInAnyOrder(
              new Message(other, other, "one"), new Message(all, prefix + "uk", "two"));
    }
    assertThatThrownBy(() -> listen(Set.of()))
        .as("listening to no pattern")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Criterion(
      order = 4,
      value = "literally makes a pattern of a name that means the name alone",
      why = "A user who calls a room * would listen to all rooms.",
      tryIt = "PSUBSCRIBE room:\\*:said")
  void literallyMeansTheName() throws Exception {
    List<String> names = List.of("*", "?", "[ab]", "a\\b", "\\", "\\*", "a^b-c]", given.text());
    for (String name : names) {
      String pattern = prefix + listener.literally(name) + ".*";
      try (RawSubscriber raw = RawSubscriber.toPattern(redis, pattern)) {
        assertThat(redis.publish(prefix + name + ".x", "own"))
            .as("receivers on the channel %s.x, with literally = %s", name, pattern)
            .isEqualTo(1);
        assertThat(raw.next()).as("text").isEqualTo("own");
        for (String stranger : List.of("a", "b", "ab", "\\", "a\\\\b", "ab-c", "x.y", "")) {
          if (!stranger.equals(name)) {
            assertThat(redis.publish(prefix + stranger + ".x", "other's"))
                .as("receivers on the channel %s.x, with literally(%s)", stranger, name)
                .isZero();
          }
        }
      }
    }
    assertThat(listener.literally("")).as("literally(\"\")").isEmpty();
  }

  @Criterion(
      order = 5,
      value = "listen returns when all patterns stand, and not before",
      why = "What is published in between would be lost, now and then.",
      tryIt = "PUBSUB NUMPAT")
  void allPatternsStand() throws Exception {
    Set<String> patterns = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      patterns.add(prefix + i + "*");
    }
    HeldSubscribe held = new HeldSubscribe(1);
    PatternListener slow = instances.through(held);

    Subscription subscription;
    List<Long> receivers = new ArrayList<>();
    try {
      subscription = held.answerOf(() -> slow.listen(patterns, told::add));
      for (int i = 0; i < 5; i++) {
        receivers.add(redis.publish(prefix + i, "" + i));
      }
    } finally {
      held.letGo();
    }

    try (subscription) {
      assertThat(receivers)
          .as("receivers when listen returned, over a slow network")
          .containsOnly(1L);
      assertThat(next(5)).as("told").hasSize(5);
    }
  }

  @Criterion(
      order = 6,
      value = "several may listen to one pattern, and one may leave",
      why = "Who closes a subscription must not close that of others.",
      tryIt = "PUBSUB NUMPAT")
  void oneMayLeave() throws Exception {
    String pattern = prefix + "*";
    BlockingQueue<Message> second = new LinkedBlockingQueue<>();
    try (Subscription staying = listen(Set.of(pattern))) {
      assertThat(staying).isNotNull();
      Subscription leaving = listener.listen(Set.of(pattern), second::add);
      redis.publish(prefix + "1", "a");
      assertThat(next(second, 1)).as("told to the one who leaves").hasSize(1);
      leaving.close();
      leaving.close();
      redis.publish(prefix + "2", "b");
      assertThat(next(2).stream().map(Message::text))
          .as("told to the one who stays")
          .containsExactly("a", "b");
      assertThat(second).as("told to the one who left").isEmpty();
    }
  }

  @Criterion(
      order = 7,
      value = "a listener may throw, be slow, and close its subscription",
      why = "A mistake in one message's handling must not end the watch, unseen.",
      tryIt = "PUBLISH news.uk hello")
  void aListenerMayDoAsItLikes() throws Exception {
    AtomicReference<Subscription> own = new AtomicReference<>();
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    own.set(listener.listen(Set.of(prefix + "*"), message -> {
      awaitQuietly(ready);
      told.add(message);
      if (message.text().equals("close")) {
        own.get().close();
        closed.countDown();
      }
      Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
      throw new IllegalStateException("thrown by the test's listener");
    }));
    for (String text : List.of("a", "b", "close", "c", "d")) {
      redis.publish(prefix + "uk", text);
    }
    // The first listener is at work: the next must not wait for it.
    BlockingQueue<Message> beside = new LinkedBlockingQueue<>();
    try (Subscription second = listener.listen(Set.of(prefix + "*"), beside::add)) {
      assertThat(second).isNotNull();
      redis.publish(prefix + "uk", "beside");
      assertThat(next(beside, 1)).as("told to another listener meanwhile").hasSize(1);
    } finally {
      ready.countDown();
    }
    assertThat(Rounds.until(() -> closed.getCount() == 0))
        .as("whether the third message came, and close returned to the listener")
        .isTrue();
    own.get().close();
    noneListen();
    assertThat(told.stream().map(Message::text))
        .as("told until the listener closed")
        .containsExactly("a", "b", "close");
  }

  @Criterion(
      order = 8,
      value = "closed subscriptions leave nothing: no pattern, no connection, no thread",
      why = "Every message of everybody is compared with every pattern that was left behind.",
      tryIt = "CLIENT LIST TYPE pubsub")
  void nothingIsLeft() throws Exception {
    listenAndClose();
    noneListen();
    Set<String> strangers = state.connections();
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    int left = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < CYCLES; i++) {
        listenAndClose();
      }
    });

    assertThat(left).as("connections left open by %d subscriptions", CYCLES).isLessThan(CYCLES / 2);
    noneListen();
    assertThat(state.connections()).as("connections with a subscription").isSubsetOf(strangers);
    assertThat(Rounds.until(() -> newThreads(before) < CYCLES / 2))
        .as("whether fewer than %d threads are left by %d subscriptions", CYCLES / 2, CYCLES)
        .isTrue();
  }

  @Criterion(
      order = 9,
      value = "a lost connection is renewed with all its patterns; what came meanwhile is lost",
      why = "A network breaks, a server restarts: who listens must not be deaf from then on.",
      tryIt = "CLIENT LIST TYPE pubsub")
  void aLostConnectionIsRenewed() throws Exception {
    Set<String> strangers = state.connections();
    try (Subscription subscription = listen(Set.of(prefix + "a*", prefix + "b*"))) {
      assertThat(subscription).isNotNull();
      Set<String> ours = new HashSet<>(state.connections());
      ours.removeAll(strangers);
      assertThat(ours).as("connections with a subscription").isNotEmpty();
      ours.forEach(state::kill);

      assertThatCode(() -> await()
              .atMost(RENEWAL)
              .pollInterval(Duration.ofMillis(5))
              .until(() -> redis.publish(prefix + "a", "") + redis.publish(prefix + "b", "") == 2))
          .as("whether it listens again after its connection was lost")
          .doesNotThrowAnyException();
      redis.publish(prefix + "a", "last of a");
      redis.publish(prefix + "b", "last of b");
      List<String> texts = new ArrayList<>();
      while (texts.stream().filter(text -> !text.isEmpty()).count() < 2) {
        texts.add(next(1).get(0).text());
      }
      assertThat(texts).as("told").contains("last of a", "last of b");
    }
  }

  private Subscription listen(Set<String> patterns) {
    return listener.listen(patterns, told::add);
  }

  private Message message(String pattern, String channel, String text) {
    return new Message(prefix + pattern, prefix + channel, text);
  }

  private void listenAndClose() throws InterruptedException {
    Subscription subscription = listen(Set.of(prefix + "*"));
    redis.publish(prefix + "uk", "hello");
    assertThat(next(1)).as("told").hasSize(1);
    subscription.close();
  }

  private void noneListen() {
    // Redis hears a little later than the client that a connection was closed.
    assertThat(Rounds.until(() -> redis.publish(prefix + "uk", "") == 0))
        .as("whether PUBLISH reached nobody after close")
        .isTrue();
  }

  private List<Message> next(int count) throws InterruptedException {
    return next(told, count);
  }

  private static List<Message> next(BlockingQueue<Message> queue, int count)
      throws InterruptedException {
    List<Message> found = new ArrayList<>();
    while (found.size() < count) {
      Message next = Rounds.next(queue);
      if (next == null) {
        break;
      }
      found.add(next);
    }
    return found;
  }

  private static long newThreads(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread))
        .count();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
