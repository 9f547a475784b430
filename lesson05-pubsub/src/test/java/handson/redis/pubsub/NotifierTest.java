package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ContractTest(Notifier.class)
final class NotifierTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  // Only a wrong solution waits it out.
  private static final Duration RENEWAL = Duration.ofSeconds(5);
  // More than a client has threads that read: a listener that blocks one of them is found.
  private static final int NEIGHBOURS = Runtime.getRuntime().availableProcessors() + 2;
  private static final int CYCLES = 16;
  private static final int CROWD = 4;
  private static final int EACH = 25;

  private final Notifier notifier;
  private final Instances<Notifier> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final PubsubState state;
  private final Given given;
  private final String channel;
  private final Inbox inbox = new Inbox();

  NotifierTest(Notifier notifier, Instances<Notifier> instances, Evidence evidence, Given given) {
    this.notifier = notifier;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.state = new PubsubState(evidence);
    this.given = given;
    this.channel = given.key("news");
  }

  @Criterion(
      order = 1,
      value = "publish sends a JSON document with sender, text and the instant in UTC",
      why = "Receivers stand in other time zones and are written in other languages.",
      tryIt = "PUBLISH news hello")
  void publishSendsJson() throws Exception {
    Notification notification = notification();
    try (RawSubscriber raw = RawSubscriber.to(redis, channel)) {
      publish(channel, notification);
      JsonNode sent = json(raw.next());
      assertThat(sent.propertyNames())
          .as("fields of " + sent)
          .containsExactlyInAnyOrder("sender", "text", "sentAt");
      assertThat(sent.get("sender").asString()).as("sender").isEqualTo(notification.sender());
      assertThat(sent.get("text").asString()).as("text").isEqualTo(notification.text());
      String sentAt = sent.get("sentAt").asString();
      assertThat(sentAt).as("sentAt of %s, as ISO-8601 in UTC", sent).matches("\\d{4}-.+T.+Z");
      assertThat(Instant.parse(sentAt)).as("sentAt").isEqualTo(notification.sentAt());
    }
    assertThat(redis.exists(channel)).as("EXISTS of the channel's name").isFalse();
  }

  @Criterion(
      order = 2,
      value = "publish answers how many received it, patterns included",
      why = "0 says that nobody was there, and that the message is gone.",
      tryIt = "PUBLISH nobody hello")
  void publishCountsReceivers() throws Exception {
    assertThat(publish(channel, notification())).as("without a receiver").isZero();
    try (RawSubscriber first = RawSubscriber.to(redis, channel)) {
      assertThat(publish(channel, notification())).as("with one").isEqualTo(1);
      try (RawSubscriber second = RawSubscriber.to(redis, channel);
          RawSubscriber pattern = RawSubscriber.toPattern(redis, given.namespace() + "*")) {
        assertThat(publish(channel, notification()))
            .as("with two, and one by a pattern")
            .isEqualTo(3);
        assertThat(List.of(first.next(), second.next(), pattern.next())).hasSize(3);
      }
    }
    assertThat(publish(given.key("quiet"), notification())).as("elsewhere").isZero();
  }

  @Criterion(
      order = 3,
      value = "a subscriber gets each notification of its channel, in order, and no other's",
      why = "A channel's name is no pattern: a star in it is a star.",
      tryIt = "SUBSCRIBE news")
  void aSubscriberGetsAll() throws Exception {
    String starred = channel + ":*?";
    try (Subscription subscription = notifier.subscribe(starred, inbox)) {
      assertThat(subscription).isNotNull();
      List<Notification> sent = IntStream.range(0, 20)
          .mapToObj(i -> new Notification(given.word(), i + given.text(), sentAt()))
          .toList();
      publish(channel + ":xa1", notification());
      publish(channel, notification());
      for (Notification notification : sent) {
        publish(starred, notification);
      }
      assertThat(inbox.soon(sent.size())).as("told").containsExactlyElementsOf(sent);
      assertThat(publish(channel + ":xa1", notification()))
          .as("receivers on a channel that %s would match as a pattern", starred)
          .isZero();
    }
  }

  @Criterion(
      order = 4,
      value = "subscribe returns when the subscription stands, and not before",
      why = "What is published in between would be lost, now and then.",
      tryIt = "PUBSUB NUMSUB news")
  void theSubscriptionStands() throws Exception {
    HeldSubscribe held = new HeldSubscribe(1);
    Notifier slow = instances.through(held);

    Subscription subscription;
    long standing;
    try {
      subscription = held.answerOf(() -> slow.subscribe(channel, inbox));
      standing = state.subscribers(channel);
    } finally {
      held.letGo();
    }

    try (subscription) {
      assertThat(standing)
          .as("PUBSUB NUMSUB when subscribe returned, over a slow network")
          .isEqualTo(1);
      Notification first = notification();
      publish(channel, first);
      assertThat(inbox.next(1)).as("told").containsExactly(first);
    }
  }

  @Criterion(
      order = 5,
      value = "several subscribers each get everything, and one may leave",
      why = "Who closes a subscription must not close that of others.",
      tryIt = "PUBSUB NUMSUB news")
  void severalSubscribe() throws Exception {
    Inbox second = new Inbox();
    Inbox other = new Inbox();
    Notification news = notification();
    Notification last = notification();
    try (Subscription staying = notifier.subscribe(channel, inbox);
        Subscription elsewhere = notifier.subscribe(channel + ":2", other)) {
      assertThat(List.of(staying, elsewhere)).doesNotContainNull();
      Subscription leaving = notifier.subscribe(channel, second);
      publish(channel, news);
      assertThat(second.next(1)).as("told to the one who leaves").containsExactly(news);
      leaving.close();
      leaving.close();
      publish(channel, last);
      assertThat(inbox.soon(2)).as("told to the one who stays").containsExactly(news, last);
      publish(channel + ":2", last);
      assertThat(other.next(1)).as("told on the other channel").containsExactly(last);
      Rounds.atOnce(() -> !second.rest().isEmpty());
      assertThat(second.rest()).as("told to the one who left").isEmpty();
    }
  }

  @Criterion(
      order = 6,
      value = "what is no notification goes to onMalformed, as it came",
      why = "Everybody may publish anything; one bad message must neither end nor vanish.",
      tryIt = "PUBLISH news {")
  void malformedIsTold() throws Exception {
    Notification good = notification();
    List<String> bad = List.of(
        given.text(),
        "",
        "null",
        "[]",
        "{}",
        "7",
        "{\"sender\":\"ann\",\"text\":\"hi\"}",
        "{\"sender\":\"ann\",\"text\":\"hi\",\"sentAt\":\"noon\"}",
        "{\"sender\":\"ann\",\"text\":{},\"sentAt\":\"2026-03-01T12:30:00Z\"}",
        "{\"sender\":1,\"text\":\"hi\",\"sentAt\":\"2026-03-01T12:30:00Z\"}",
        "{\"sender\":\"ann\",\"text\":true,\"sentAt\":\"2026-03-01T12:30:00Z\"}",
        "{\"sender\":\"ann\",\"text\":null,\"sentAt\":\"2026-03-01T12:30:00Z\"}",
        "{\"sender\":\"ann\",\"text\":\"hi\",\"sentAt\":0}",
        "{\"sender\":\"ann\",\"text\":\"hi\",\"sentAt\":\"0\"}",
        "{\"sender\":\"ann\",\"text\":\"hi\",\"sentAt\":\"2026-03-01T12:");
    try (Subscription subscription = notifier.subscribe(channel, inbox)) {
      assertThat(subscription).isNotNull();
      for (String message : bad) {
        redis.publish(channel, message);
        publish(channel, good);
        publish(channel, good);
        // The second one shows at once that the first message is missing.
        assertThat(inbox.soon(2)).as("told").containsExactly(message, good);
        assertThat(inbox.next(1)).as("told").containsExactly(good);
      }
      redis.publish(
          channel,
          "{\"new\":[1], \"sentAt\":\"%s\",\"text\":\"hi\",\"sender\":\"ann\"}"
              .formatted(good.sentAt()));
      publish(channel, good);
      assertThat(inbox.soon(2))
          .as("told, after what was malformed")
          .containsExactly(new Notification("ann", "hi", good.sentAt()), good);
    }
  }

  @Criterion(
      order = 7,
      value = "a listener that throws is told the next one all the same",
      why = "A mistake in one message's handling must not end the watch, unseen.",
      tryIt = "PUBLISH news hello")
  void aListenerMayThrow() throws Exception {
    Notifier.Listener thrower = new Notifier.Listener() {
      @Override
      public void onNotification(Notification notification) {
        inbox.onNotification(notification);
        fail();
      }

      @Override
      public void onMalformed(String message) {
        inbox.onMalformed(message);
        fail();
      }

      private void fail() {
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {});
        throw new IllegalStateException("thrown by the test's listener");
      }
    };
    Notification first = notification();
    Notification last = notification();
    try (Subscription subscription = notifier.subscribe(channel, thrower)) {
      assertThat(subscription).isNotNull();
      publish(channel, first);
      redis.publish(channel, "{");
      publish(channel, last);
      assertThat(inbox.soon(3)).as("told").containsExactly(first, "{", last);
    }
  }

  @Criterion(
      order = 8,
      value = "a notifier that listens still publishes, and so may its listener, however slow",
      why = "A client's reading thread that waits for a listener serves nobody meanwhile.",
      tryIt = "PUBLISH news hello")
  void aListenerMayPublish() throws Exception {
    String answers = channel + ":answers";
    CountDownLatch enough = new CountDownLatch(1);
    Inbox answered = new Inbox();
    Notification question = notification();
    Notification answer = notification();
    Notifier.Listener answering = new Notifier.Listener() {
      @Override
      public void onNotification(Notification notification) {
        awaitQuietly(enough);
        publish(answers, answer);
      }

      @Override
      public void onMalformed(String message) {
        inbox.onMalformed(message);
      }
    };
    try (Subscription first = notifier.subscribe(channel, answering);
        Subscription second = notifier.subscribe(answers, answered)) {
      assertThat(List.of(first, second)).doesNotContainNull();
      publish(channel, question);
      try {
        for (int i = 0; i < NEIGHBOURS; i++) {
          CompletableFuture<List<Object>> beside =
              CompletableFuture.supplyAsync(() -> toldBeside(answer));
          assertThat(Rounds.until(beside::isDone))
              .as("whether others are told while one listener is busy")
              .isTrue();
          assertThat(beside.join())
              .as("told to others while one listener is busy")
              .containsExactly(answer);
        }
      } finally {
        enough.countDown();
      }
      assertThat(answered.soon(1)).as("answered").containsExactly(answer);
    }
  }

  @Criterion(
      order = 9,
      value = "after close nothing is told, and the listener itself may close",
      why = "What is closed has let go of what the listener uses.",
      tryIt = "PUBSUB NUMSUB news")
  void nothingIsToldAfterClose() throws Exception {
    AtomicReference<Subscription> own = new AtomicReference<>();
    CountDownLatch ready = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    own.set(notifier.subscribe(channel, new Notifier.Listener() {
      @Override
      public void onNotification(Notification notification) {
        awaitQuietly(ready);
        inbox.onNotification(notification);
        own.get().close();
        closed.countDown();
      }

      @Override
      public void onMalformed(String message) {
        inbox.onMalformed(message);
      }
    }));
    Notification first = notification();
    publish(channel, first);
    publish(channel, notification());
    publish(channel, notification());
    ready.countDown();
    assertThat(closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
        .as("whether close returned to the listener")
        .isTrue();
    own.get().close();
    noSubscribersLeft();
    redis.publish(channel, "{");
    Rounds.atOnce(() -> inbox.rest().size() > 1);
    assertThat(inbox.rest()).as("told before the listener closed").containsExactly(first);
  }

  @Criterion(
      order = 10,
      value = "closed subscriptions leave nothing: no subscriber, no connection, no thread",
      why = "Redis serves 10,000 clients; a subscription that is never given back ends that.",
      tryIt = "CLIENT LIST TYPE pubsub")
  void nothingIsLeft() throws Exception {
    subscribeAndClose();
    noSubscribersLeft();
    Set<String> strangers = state.connections();
    Set<Thread> before = Thread.getAllStackTraces().keySet();

    int left = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < CYCLES; i++) {
        subscribeAndClose();
      }
    });

    assertThat(left).as("connections left open by %d subscriptions", CYCLES).isLessThan(CYCLES / 2);
    noSubscribersLeft();
    assertThat(state.connections()).as("connections with a subscription").isSubsetOf(strangers);
    assertThat(Rounds.until(() -> newThreads(before) < CYCLES / 2))
        .as("whether fewer than %d threads are left by %d subscriptions", CYCLES / 2, CYCLES)
        .isTrue();
  }

  @Criterion(
      order = 11,
      value = "a lost connection is renewed; what was published meanwhile is lost",
      why = "A network breaks, a server restarts: who listens must not be deaf from then on.",
      tryIt = "CLIENT LIST TYPE pubsub")
  void aLostConnectionIsRenewed() throws Exception {
    HeldSubscribe held = new HeldSubscribe(2);
    Notifier through = instances.through(held);
    Notification before = notification();
    Notification after = notification();
    Set<String> strangers = state.connections();
    try (Subscription subscription = through.subscribe(channel, inbox)) {
      assertThat(subscription).isNotNull();
      publish(channel, before);
      assertThat(inbox.next(1)).as("told").containsExactly(before);
      Set<String> ours = new HashSet<>(state.connections());
      ours.removeAll(strangers);
      assertThat(ours).as("connections with a subscription").isNotEmpty();
      ours.forEach(state::kill);

      assertThat(held.hasArrived(RENEWAL))
          .as("whether it subscribes again after its connection was lost")
          .isTrue();
      assertThat(publish(channel, notification())).as("receivers meanwhile").isZero();
      held.letGo();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> state.subscribers(channel) == 1);
      publish(channel, after);
      assertThat(inbox.next(1)).as("told afterwards").containsExactly(after);
    } finally {
      held.letGo();
    }
  }

  @Criterion(
      order = 12,
      value = "with many senders at once, all is told, and each one's in its order",
      why = "A channel is one line of messages, whoever sends.",
      tryIt = "PUBLISH news hello")
  void aCrowdIsHeard() throws Exception {
    Instant now = sentAt();
    try (Subscription subscription = notifier.subscribe(channel, inbox)) {
      assertThat(subscription).isNotNull();
      Crowd.of(CROWD, member -> {
        for (int i = 0; i < EACH; i++) {
          publish(channel, new Notification("m" + member, "" + i, now));
        }
        return null;
      });
      List<Object> told = inbox.next(CROWD * EACH);
      for (int member = 0; member < CROWD; member++) {
        String sender = "m" + member;
        List<String> texts = new ArrayList<>();
        for (Object one : told) {
          if (one instanceof Notification n && n.sender().equals(sender)) {
            texts.add(n.text());
          }
        }
        assertThat(texts)
            .as("what %s said", sender)
            .isEqualTo(IntStream.range(0, EACH).mapToObj(i -> "" + i).toList());
      }
    }
  }

  /** Sends, and fails the criterion where that throws. */
  private long publish(String to, Notification notification) {
    try {
      return notifier.publish(to, notification);
    } catch (RuntimeException e) {
      throw new AssertionError("publish threw " + e, e);
    }
  }

  private static JsonNode json(String message) {
    try {
      return JsonMapper.shared().readTree(message);
    } catch (JacksonException e) {
      throw new AssertionError("Published was no JSON: " + message, e);
    }
  }

  private List<Object> toldBeside(Notification notification) {
    Inbox beside = new Inbox();
    try (Subscription subscription = notifier.subscribe(channel + ":beside", beside)) {
      assertThat(subscription).isNotNull();
      publish(channel + ":beside", notification);
      return beside.soon(1);
    }
  }

  private void subscribeAndClose() throws InterruptedException {
    Subscription subscription = notifier.subscribe(channel, inbox);
    publish(channel, notification());
    assertThat(inbox.next(1)).as("told").hasSize(1);
    subscription.close();
  }

  private void noSubscribersLeft() {
    // Redis hears a little later than the client that a connection was closed.
    assertThat(Rounds.until(() -> state.subscribers(channel) == 0))
        .as("whether PUBSUB NUMSUB became 0 after close")
        .isTrue();
  }

  private Notification notification() {
    return new Notification(given.word(), given.text(), sentAt());
  }

  private Instant sentAt() {
    return Instant.ofEpochSecond(
        given.number(0, 4_000_000_000L), given.number(1, 999_999) * 1_000 + 7);
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
