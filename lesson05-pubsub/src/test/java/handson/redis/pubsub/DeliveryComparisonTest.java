package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.pubsub.DeliveryComparison.Receiver;
import handson.redis.pubsub.DeliveryComparison.Way;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.HeldReplies;
import handson.redis.testing.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.XTrimParams;

@ContractTest(DeliveryComparison.class)
final class DeliveryComparisonTest {
  // No multiple of a round number, so that a last batch is left over.
  private static final int MANY = 2_345;
  private static final int FEW = 10;

  private final DeliveryComparison comparison;
  private final Instances<DeliveryComparison> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;

  DeliveryComparisonTest(
      DeliveryComparison comparison,
      Instances<DeliveryComparison> instances,
      Evidence evidence,
      Given given) {
    this.comparison = comparison;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
  }

  @Criterion(
      order = 1,
      value = "send writes every message as one element, in its order, and keeps none of a channel",
      why = "What is compared must be the same messages.",
      tryIt = "XADD orders MAXLEN \"~\" 100000 \"*\" message paid")
  void sendWritesTheMessages() {
    List<String> messages = messages(MANY);
    for (Way way : Way.values()) {
      String name = given.key(way.name());
      comparison.send(way, name, messages);
      assertThat(stored(way, name))
          .as("what Redis keeps of %s", way)
          .isEqualTo(way == Way.PUB_SUB ? List.of() : messages);
    }
  }

  @Criterion(
      order = 2,
      value = "send takes a command for each message, and a round trip for a thousand",
      why = "With a round trip for each message one measures the network.",
      tryIt = "RPUSH orders paid")
  void sendIsPipelined() throws Exception {
    List<String> messages = messages(MANY);
    HeldReplies some = new HeldReplies(100, 100);
    DeliveryComparison held = instances.through(some);
    for (Way way : Way.values()) {
      String name = given.key(way.name());
      assertThat(evidence.received(() -> comparison.send(way, name, messages)))
          .as("commands of %s", way)
          .hasSize(MANY)
          .allMatch(command -> command.name().equals(command(way)));
      assertThat(some.during(() -> held.send(way, name, messages)))
          .as("commands of %s on their way before the first answer", way)
          .isGreaterThanOrEqualTo(100);
      assertThat(evidence.received(() -> comparison.send(way, name, List.of())))
          .as("commands for nothing")
          .isEmpty();
    }
    // To see that there are not too many takes a while, and it is the same loop in each way.
    HeldReplies many = new HeldReplies(100, DeliveryComparison.MOST_AT_ONCE + 100);
    DeliveryComparison counted = instances.through(many);
    assertThat(many.during(() -> counted.send(Way.LIST, given.key("orders"), messages)))
        .as("commands on their way before the first answer, at most")
        .isLessThanOrEqualTo(DeliveryComparison.MOST_AT_ONCE);
  }

  @Criterion(
      order = 3,
      value = "a stream is trimmed as messages come",
      why = "It keeps what was read, so without a bound it grows until the memory is full.",
      tryIt = "XLEN orders")
  void streamsAreBounded() throws Exception {
    for (Way way : List.of(Way.STREAM, Way.GROUP)) {
      assertThat(evidence.received(() -> comparison.send(way, given.key("orders"), messages(FEW))))
          .as("commands of %s", way)
          .hasSize(FEW)
          .allSatisfy(
              command -> assertThat(command.arguments()).containsSequence("MAXLEN", "~", "100000"));
    }
  }

  @Criterion(
      order = 4,
      value = "two receivers share a queue or a group, and each gets all of a channel or a stream",
      why = "Two copies of a program do the work once or twice, depending on this.",
      tryIt = "XREADGROUP GROUP workers ann COUNT 3 STREAMS orders \">\"")
  void twoReceivers() {
    List<String> messages = messages(FEW);
    for (Way way : Way.values()) {
      List<List<String>> both = scenario(way).twoReceivers(messages);
      if (way == Way.PUB_SUB || way == Way.STREAM) {
        assertThat(both).as("two receivers of %s", way).containsExactly(messages, messages);
      } else {
        assertThat(both.get(0)).as("the first of %s", way).hasSize(FEW / 2);
        List<String> all = new ArrayList<>(both.get(0));
        all.addAll(both.get(1));
        assertThat(all).as("both of %s together", way).isEqualTo(messages);
      }
    }
  }

  @Criterion(
      order = 5,
      value = "what a receiver took that died is lost, but for a stream and a group",
      why = "A deployment in the middle of the day kills every receiver once.",
      tryIt = "XREADGROUP GROUP workers ann COUNT 3 STREAMS orders 0")
  void afterDeath() {
    List<String> messages = messages(FEW);
    for (Way way : Way.values()) {
      assertThat(scenario(way).afterDeath(messages))
          .as("what the successor gets by %s", way)
          .isEqualTo(way == Way.PUB_SUB || way == Way.LIST ? List.of() : messages);
    }
  }

  @Criterion(
      order = 6,
      value = "a late joiner gets nothing of a channel, the rest of a queue, all of a stream",
      why = "Who starts a minute later must know what he missed.",
      tryIt = "XREAD COUNT 10 STREAMS orders 0")
  void lateJoiner() {
    List<String> messages = messages(FEW);
    for (Way way : Way.values()) {
      List<String> expected = switch (way) {
        case PUB_SUB -> List.of();
        case LIST, GROUP -> messages.subList(3, FEW);
        case STREAM -> messages;
      };
      assertThat(scenario(way).lateJoiner(messages, 3))
          .as("what a late joiner gets by %s", way)
          .isEqualTo(expected);
    }
  }

  @Criterion(
      order = 7,
      value =
          "a restart loses what was published, and neither lists nor streams, nor who holds what",
      why = "Servers are restarted, at the latest for the next security update.",
      tryIt = "CONFIG GET appendonly")
  void afterRestart() throws Exception {
    if (!EmbeddedRedis.runsHere()) {
      // Without a server of our own there is none that may be killed.
      return;
    }
    List<String> messages = messages(FEW);
    DeliveryRestart.between(
        address -> {
          DeliveryComparison before = instances.on(address);
          for (Way way : Way.values()) {
            before.send(way, "orders:" + way, messages);
          }
          before.send(Way.GROUP, "held", messages);
          DeliveryScenario.receive(before.receiver(Way.GROUP, "held", "ann"), 3);
        },
        address -> {
          DeliveryComparison after = instances.on(address);
          for (Way way : Way.values()) {
            assertThat(new DeliveryScenario(after, way, "orders:" + way).received("ann"))
                .as("what is left of %s", way)
                .isEqualTo(way == Way.PUB_SUB ? List.of() : messages);
          }
          assertThat(
                  after.receiver(Way.GROUP, "held", "ben").receive(FEW, DeliveryScenario.PATIENCE))
              .as("what another one of the group gets")
              .isEqualTo(messages.subList(3, FEW));
          assertThat(
                  after.receiver(Way.GROUP, "held", "ann").receive(FEW, DeliveryScenario.PATIENCE))
              .as("what the one gets again who held it")
              .isEqualTo(messages.subList(0, 3));
        });
  }

  @Criterion(
      order = 8,
      value =
          "confirm takes from the group's pending list what this receiver got, and nothing else",
      why = "Confirmed too early it is lost, and never confirmed it comes back for ever.",
      tryIt = "XPENDING orders workers")
  void confirmEndsPending() {
    String name = given.key("orders");
    comparison.send(Way.GROUP, name, messages(MANY + FEW));
    Receiver ann = comparison.receiver(Way.GROUP, name, "ann");
    Receiver ben = comparison.receiver(Way.GROUP, name, "ben");
    DeliveryScenario.receive(ben, FEW);
    DeliveryScenario.receive(ann, MANY);
    assertThat(pending(name)).as("pending before").isEqualTo(MANY + FEW);
    ann.confirm();
    ann.confirm();
    assertThat(pending(name)).as("pending that ben holds").isEqualTo(FEW);
    ben.confirm();
    assertThat(pending(name)).as("pending in the end").isZero();
    assertThat(redis.xlen(name)).as("XLEN: the stream keeps them").isEqualTo(MANY + FEW);

    comparison.send(Way.GROUP, name, messages(FEW));
    DeliveryScenario.receive(ann, FEW);
    redis.xtrim(name, XTrimParams.xTrimParams().maxLen(0).exactTrimming());
    try (Receiver successor = comparison.receiver(Way.GROUP, name, "ann")) {
      assertThat(successor.receive(3, DeliveryScenario.PATIENCE))
          .as("what is left of messages that were trimmed while they were pending")
          .isEmpty();
      successor.confirm();
    }
    assertThat(pending(name)).as("pending of what was trimmed").isZero();
  }

  @Criterion(
      order = 9,
      value = "bytes tells what is kept: a stream stays as large as it was, a list is gone",
      why = "What is received is not forgotten in each way.",
      tryIt = "MEMORY USAGE orders")
  void bytesTellsWhatIsKept() {
    List<String> messages = messages(MANY);
    for (Way way : Way.values()) {
      String name = given.key(way.name());
      assertThat(comparison.bytes(name)).as("bytes of nothing").isZero();
      DeliveryFigures figures = DeliveryFigures.measure(comparison, way, name, messages);
      if (way == Way.PUB_SUB) {
        assertThat(figures.waiting()).as("bytes waiting in a channel").isZero();
      } else {
        assertThat(figures.waiting()).as("bytes waiting by %s", way).isGreaterThan(10 * MANY);
      }
      if (way == Way.STREAM || way == Way.GROUP) {
        // A group keeps a little for each of its receivers.
        assertThat(figures.kept())
            .as("bytes kept by %s", way)
            .isBetween(figures.waiting(), figures.waiting() * 11 / 10);
      } else {
        assertThat(figures.kept()).as("bytes kept by %s", way).isZero();
      }
    }

    long before = comparison.usedMemory();
    redis.setrange(given.key("large"), 40_000_000, "x");
    assertThat(comparison.usedMemory() - before)
        .as("bytes more in use with a value of 40 million")
        .isBetween(20_000_000L, 80_000_000L);
  }

  @Criterion(
      order = 10,
      value = "receivers that are closed leave neither subscriptions nor connections open",
      why = "A subscriber keeps a connection of its own, and a server has ten thousand.",
      tryIt = "PUBSUB NUMSUB orders")
  void closeEndsTheSubscription() throws Exception {
    String name = given.key("orders");
    // The first one may fill a pool.
    comparison.receiver(Way.PUB_SUB, name, "ann").close();
    assertThat(evidence.connectionsLeftOpen(() -> {
          for (int i = 0; i < 5; i++) {
            Receiver receiver = comparison.receiver(Way.PUB_SUB, name, "ann");
            assertThat(redis.publish(name, "")).as("subscribers").isEqualTo(1);
            receiver.close();
          }
        }))
        .as("connections left open")
        .isLessThanOrEqualTo(0);
    assertThat(redis.publish(name, "")).as("subscribers in the end").isZero();
  }

  @Criterion(
      order = 11,
      value = "receive takes up to the count in the order of sending, and refuses a count below 1",
      why = "A receiver that takes more than it can do keeps it from the others.",
      tryIt = "LPOP orders 3")
  void receiveTakesTheCount() {
    List<String> messages = messages(FEW);
    for (Way way : Way.values()) {
      String name = given.key(way.name());
      try (Receiver receiver = comparison.receiver(way, name, given.word())) {
        assertThatThrownBy(() -> receiver.receive(0, DeliveryScenario.PATIENCE))
            .as("receive 0 by %s", way)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("0");
        if (way != Way.PUB_SUB) {
          assertThat(receiver.receive(3, DeliveryScenario.PATIENCE))
              .as("what there is of nothing by %s", way)
              .isEmpty();
        }
        comparison.send(way, name, messages);
        List<String> received = new ArrayList<>();
        while (received.size() < FEW) {
          List<String> next = receiver.receive(3, DeliveryScenario.PATIENCE);
          assertThat(next).as("received at once by %s", way).hasSizeBetween(1, 3);
          received.addAll(next);
        }
        assertThat(received).as("received by %s", way).isEqualTo(messages);
      }
    }
  }

  private DeliveryScenario scenario(Way way) {
    return new DeliveryScenario(comparison, way, given.key(way.name()));
  }

  private List<String> messages(int count) {
    String text = given.text();
    return IntStream.range(0, count).mapToObj(i -> text + i).toList();
  }

  private List<String> stored(Way way, String name) {
    return switch (way) {
      case PUB_SUB -> redis.exists(name) ? List.of("a key") : List.of();
      case LIST -> redis.lrange(name, 0, -1);
      case STREAM, GROUP ->
        redis.xrange(name, (StreamEntryID) null, null).stream()
            .map(entry -> entry.getFields().get(DeliveryComparison.FIELD))
            .toList();
    };
  }

  private long pending(String name) {
    return redis.xpending(name, DeliveryComparison.GROUP).getTotal();
  }

  private static String command(Way way) {
    return switch (way) {
      case PUB_SUB -> "PUBLISH";
      case LIST -> "RPUSH";
      case STREAM, GROUP -> "XADD";
    };
  }
}
