package handson.redis.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Rival;
import handson.redis.testing.ServerTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.util.JedisClusterCRC16;

@ContractTest(PartitionedStream.class)
final class PartitionedStreamTest {
  private static final int PLENTY = 1_000_000;
  private static final Duration LEASE = Duration.ofMinutes(5);

  private final PartitionedStream streams;
  private final UnifiedJedis redis;
  private final Given given;
  private final Partitions partitions;
  private final String stream;

  PartitionedStreamTest(PartitionedStream streams, Evidence evidence, Given given) {
    this.streams = streams;
    this.redis = evidence.redis();
    this.given = given;
    this.partitions = new Partitions(given.key("carts"), 5);
    this.stream = partitions.streams().get(0);
  }

  @Criterion(
      order = 1,
      value = "append writes all events of a key to one stream, by the hash of the key",
      why = "Programs that hash in different ways write one key to two streams.",
      tryIt = "XADD carts:{0} MAXLEN \"~\" 1000 \"*\" ann pays")
  void aKeyHasOneStream() {
    Map<String, List<Event>> expected = new HashMap<>();
    for (int i = 0; i < 60; i++) {
      String key = given.word() + i % 20;
      CRC32 hash = new CRC32();
      hash.update(key.getBytes(StandardCharsets.UTF_8));
      String name = partitions.name() + ":{" + hash.getValue() % 5 + "}";
      Map<String, String> fields = Map.of("key", key, "é", given.text());
      String id = streams.append(partitions, key, fields, PLENTY);
      expected.computeIfAbsent(name, any -> new ArrayList<>()).add(new Event(id, fields));
    }
    for (String name : partitions.streams()) {
      assertThat(all(name)).as(name).isEqualTo(expected.getOrDefault(name, List.of()));
    }
    assertThat(expected).as("streams of 20 keys and more").hasSize(5);
  }

  @Criterion(
      order = 2,
      value = "a stream has its keys in one slot, and the streams have several",
      why = "A script may only touch keys of one slot; all in one slot is all on one server.",
      tryIt = "GET carts:{0}:owner")
  void keysShareASlot() {
    for (String name : partitions.streams()) {
      assertThat(
              Stream.of(name, PartitionedStream.ownerKey(name), PartitionedStream.positionKey(name))
                  .map(JedisClusterCRC16::getSlot)
                  .distinct())
          .as("slots of %s", name)
          .hasSize(1);
    }
    assertThat(partitions.streams().stream().map(JedisClusterCRC16::getSlot).distinct())
        .as("slots of all streams")
        .hasSizeGreaterThan(1);
    assertThatThrownBy(() -> new Partitions("{carts}", 5), "a name with braces")
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Partitions("carts", 0), "no streams")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Criterion(
      order = 3,
      value = "a stream does not grow for ever",
      why = "A stream whose owner is away would fill the memory.",
      tryIt = "XLEN carts:{0}")
  void streamsAreBounded() {
    for (int i = 0; i < 350; i++) {
      streams.append(partitions, "ann", Map.of("number", "" + i), 100);
    }
    assertThat(redis.xlen(partitions.streamOf("ann"))).as("XLEN").isBetween(100L, 200L);
  }

  @Criterion(
      order = 4,
      value = "one owns a stream until its lease is over, and may renew it",
      why = "With two owners, two events of a key are handled at the same time.",
      tryIt = "SET carts:{0}:owner worker-1 NX PX 30000")
  void oneOwns() throws Exception {
    String key = PartitionedStream.ownerKey(stream);
    assertThat(streams.own(stream, "ann", LEASE)).as("ann, first").isTrue();
    assertThat(redis.get(key)).as("GET %s", key).isEqualTo("ann");
    assertThat(redis.pttl(key)).as("PTTL").isBetween(1L, LEASE.toMillis());
    assertThat(streams.own(stream, "ben", LEASE)).as("ben, meanwhile").isFalse();
    assertThat(streams.own(stream, "ann", LEASE.multipliedBy(3)))
        .as("ann, again")
        .isTrue();
    assertThat(redis.pttl(key)).as("PTTL, renewed").isGreaterThan(LEASE.toMillis());
    ServerTime.letExpire(redis, key);
    assertThat(streams.own(stream, "ben", LEASE)).as("ben, after ann's lease").isTrue();
    assertThat(streams.own(stream, "ann", LEASE)).as("ann, too late").isFalse();

    String other = partitions.streams().get(1);
    List<Boolean> owners = Crowd.of(8, member -> streams.own(other, "worker" + member, LEASE));
    assertThat(owners).as("answers of eight that ask at once").containsOnlyOnce(true);
    String third = partitions.streams().get(2);
    boolean late = Rival.overtakes(
        redis,
        () -> redis.set(
            PartitionedStream.ownerKey(third), "rival", SetParams.setParams().px(60_000)),
        () -> streams.own(third, "ann", LEASE));
    assertThat(late).as("ann, whom a rival overtakes").isFalse();
  }

  @Criterion(
      order = 5,
      value = "read goes on behind what the owner has committed, and only it can commit",
      why = "Who has lost the lease would set the position back or ahead of the one that has it.",
      tryIt = "GET carts:{0}:position")
  void theOwnerCommits() throws Exception {
    for (int i = 1; i <= 5; i++) {
      redis.xadd(stream, new StreamEntryID(1_000, i), Map.of("number", "" + i));
    }
    List<Event> events = all(stream);
    assertThat(streams.read(stream, 2)).as("first 2").isEqualTo(events.subList(0, 2));
    assertThat(streams.commit(stream, "ann", "1000-1")).as("without an owner").isFalse();
    streams.own(stream, "ann", LEASE);
    assertThat(streams.commit(stream, "ben", "1000-3")).as("by another").isFalse();
    assertThat(streams.read(stream, 9)).as("all, still").isEqualTo(events);
    assertThat(streams.commit(stream, "ann", "1000-2")).as("by the owner").isTrue();
    assertThat(streams.read(stream, 2)).as("next 2").isEqualTo(events.subList(2, 4));
    assertThat(streams.read(partitions.streams().get(1), 2))
        .as("an empty stream")
        .isEmpty();

    String key = PartitionedStream.ownerKey(stream);
    boolean late = Rival.overtakes(
        redis, () -> redis.set(key, "ben"), () -> streams.commit(stream, "ann", "1000-5"));
    assertThat(late).as("commit of who is overtaken by a new owner").isFalse();
    assertThat(redis.get(PartitionedStream.positionKey(stream))).as("position").isEqualTo("1000-2");
  }

  @Criterion(
      order = 6,
      value = "each key's events are handled in their order, whoever owns its stream",
      why = "To pay comes after to order, also where the first owner died in between.",
      tryIt = "XRANGE carts:{0} \"(1000-2\" + COUNT 1")
  void orderIsKept() throws Exception {
    List<String> keys = IntStream.range(0, 8).mapToObj(i -> given.word() + i).toList();
    int each = 20;
    Crowd.of(4, writer -> {
      for (int i = 0; i < each; i++) {
        for (String key : keys.subList(writer * 2, writer * 2 + 2)) {
          streams.append(partitions, key, Map.of("key", key, "number", "" + i), PLENTY);
        }
      }
      return null;
    });

    List<List<Event>> handled = Crowd.of(5, number -> {
      String its = partitions.streams().get(number);
      List<Event> events = new ArrayList<>();
      int round = 0;
      for (List<Event> page = streams.read(its, 3); !page.isEmpty(); page = streams.read(its, 3)) {
        String owner = "worker" + round;
        assertThat(streams.own(its, owner, LEASE)).as("%s owns %s", owner, its).isTrue();
        for (Event event : page) {
          events.add(event);
          assertThat(streams.commit(its, owner, event.id())).as("commit").isTrue();
        }
        if (++round % 2 == 0) {
          ServerTime.letExpire(redis, PartitionedStream.ownerKey(its));
        } else {
          redis.del(PartitionedStream.ownerKey(its));
        }
      }
      return events;
    });

    Map<String, List<String>> numbers = new TreeMap<>();
    handled.stream()
        .flatMap(List::stream)
        .map(Event::fields)
        .forEach(fields -> numbers
            .computeIfAbsent(fields.get("key"), any -> new ArrayList<>())
            .add(fields.get("number")));
    List<String> inOrder = IntStream.range(0, each).mapToObj(i -> "" + i).toList();
    assertThat(numbers.keySet()).as("keys").containsExactlyInAnyOrderElementsOf(keys);
    assertThat(numbers)
        .as("numbers of each key")
        .allSatisfy((key, found) -> assertThat(found).as(key).isEqualTo(inOrder));
  }

  @Criterion(
      order = 7,
      value = "no fields, numbers below 1 and a lease of nothing are refused",
      why = "They are mistakes of the caller.",
      tryIt = "SET carts:{0}:owner worker-1 PX 1")
  void nonsenseIsRefused() {
    assertRefused("no fields", () -> streams.append(partitions, "ann", Map.of(), 1));
    assertRefused("keep 0", () -> streams.append(partitions, "ann", Map.of("a", "1"), 0));
    assertRefused("read 0", () -> streams.read(stream, 0));
    assertRefused("a lease of 0", () -> streams.own(stream, "ann", Duration.ZERO));
    assertRefused("a lease of a year", () -> streams.own(stream, "ann", Duration.ofDays(365)));
    assertThat(redis.exists(stream, PartitionedStream.ownerKey(stream)))
        .as("EXISTS")
        .isZero();
  }

  private List<Event> all(String key) {
    return redis.xrange(key, "-", "+").stream()
        .map(entry -> new Event(entry.getID().toString(), entry.getFields()))
        .toList();
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }
}
