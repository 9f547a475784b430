package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.datatypes.CompactCounters.Change;
import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.HeldReplies;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(CompactCounters.class)
final class CompactCountersTest {
  private static final int CALLERS = 8;
  private static final int ADDITIONS = 25;
  private static final int MANY = 100;

  private final CompactCounters counters;
  private final Instances<CompactCounters> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String key;

  CompactCountersTest(
      CompactCounters counters,
      Instances<CompactCounters> instances,
      Evidence evidence,
      Given given) {
    this.counters = counters;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.key = given.key("counters");
  }

  @Criterion(
      order = 1,
      value = "add changes one byte of a string, and answers with the new count",
      why = "A counter takes one byte, and its neighbours are counters too.",
      tryIt = "BITFIELD logins INCRBY u8 #7 1")
  void addChangesOneByte() {
    int index = (int) given.number(10, 500);
    long first = given.number(1, 100);
    long second = given.number(1, 100);

    assertThat(counters.add(key, index, first)).as("add of %d", first).isEqualTo(first);
    assertThat(counters.add(key, index - 1, 7)).as("add to its neighbour").isEqualTo(7);
    assertThat(counters.add(key, index, second))
        .as("add of %d more", second)
        .isEqualTo(first + second);
    assertThat(counters.add(key, index, -first)).as("add of %d", -first).isEqualTo(second);

    assertThat(redis.type(key)).as("TYPE %s", key).isEqualTo("string");
    assertThat(redis.strlen(key)).as("STRLEN %s", key).isEqualTo(index + 1);
    assertThat(stored(index - 2, index - 1, index))
        .as("the bytes %d to %d of %s", index - 2, index, key)
        .containsExactly(0L, 7L, second);
  }

  @Criterion(
      order = 2,
      value = "counts asks Redis, in the order of the indexes; reading creates nothing",
      why = "Other programs count too, and a key made by looking would never be deleted.",
      tryIt = "BITFIELD logins GET u8 #7 GET u8 #0")
  void countsAsksRedis() {
    assertThat(counters.counts(key, List.of(5, CompactCounters.HIGHEST_INDEX)))
        .as("counts of an absent key")
        .containsExactly(0L, 0L);
    assertThat(counters.bytes(key)).as("bytes of an absent key").isZero();
    assertThat(redis.exists(key)).as("whether asking created the key").isFalse();
    long count = given.number(128, 254);
    redis.bitfield(key, "SET", "u8", "#9", "" + count, "SET", "u8", "#2", "3");

    assertThat(counters.counts(key, List.of(9, 2, 70_000, 9, 0)))
        .as("counts of 9, 2, 70000, 9 and 0")
        .containsExactly(count, 3L, 0L, count, 0L);
    redis.bitfield(key, "INCRBY", "u8", "#9", "1");
    assertThat(counters.counts(key, List.of(9)))
        .as("after one more, by another program")
        .containsExactly(count + 1);
    assertThat(counters.bytes(key)).as("bytes after all that").isEqualTo(10);
  }

  @Criterion(
      order = 3,
      value = "a counter stops at 255 and at 0",
      why = "By itself a byte that is full starts anew at 0: 256 failed logins look like none.",
      tryIt = "BITFIELD logins OVERFLOW SAT INCRBY u8 #7 300")
  void stopsAtBothEnds() {
    int index = (int) given.number(1, 500);
    redis.bitfield(key, "SET", "u8", "#" + index, "250");

    assertThat(counters.add(key, index, 10)).as("250 + 10").isEqualTo(255);
    assertThat(stored(index)).as("counter %d", index).containsExactly(255L);
    assertThat(counters.add(key, index, 1)).as("255 + 1").isEqualTo(255);
    assertThat(counters.add(key, index, -5)).as("255 - 5").isEqualTo(250);
    assertThat(counters.add(key, index, -251)).as("250 - 251").isZero();
    assertThat(counters.add(key, index, -1)).as("0 - 1").isZero();
    assertThat(counters.add(key, index, Long.MAX_VALUE))
        .as("0 + %d", Long.MAX_VALUE)
        .isEqualTo(255);
    assertThat(counters.add(key, index, Long.MIN_VALUE))
        .as("255 - %d", Long.MIN_VALUE)
        .isZero();
    assertThat(counters.addAll(
            key, List.of(new Change(index, 300), new Change(0, -1), new Change(index, 2))))
        .as("addAll of 300, -1 and 2")
        .containsExactly(255L, 0L, 255L);
    assertThat(stored(index - 1, index, index + 1))
        .as("counter %d between its neighbours", index)
        .containsExactly(0L, 255L, 0L);
  }

  @Criterion(
      order = 4,
      value = "addAll makes the changes in their order, the same counter again too",
      why = "A counter that stops at an end ends elsewhere if the changes are sorted or added up.",
      tryIt = "BITFIELD logins OVERFLOW SAT INCRBY u8 #7 1 INCRBY u8 #0 2")
  void addAllKeepsTheOrder() {
    List<Change> changes = new ArrayList<>();
    changes.add(new Change(40, 300));
    changes.add(new Change(40, -10));
    changes.add(new Change(3, -5));
    changes.add(new Change(3, 5));
    List<Long> expected = new ArrayList<>(List.of(255L, 245L, 0L, 5L));
    List<Integer> others = new ArrayList<>(IntStream.range(50, 150).boxed().toList());
    Collections.shuffle(others, given.random());
    for (int index : others) {
      changes.add(new Change(index, index));
      expected.add((long) index);
    }

    assertThat(counters.addAll(key, changes)).as("the new counts").isEqualTo(expected);
    assertThat(stored(3, 40, 49, 50, 149))
        .as("the counters 3, 40, 49, 50 and 149")
        .containsExactly(5L, 245L, 0L, 50L, 149L);
  }

  @Criterion(
      order = 5,
      value = "addAll takes one round trip, and nobody sees a part of its changes",
      why = "A program that dies between two commands leaves one of them undone.",
      tryIt = "BITFIELD logins INCRBY u8 #7 1 INCRBY u8 #0 2")
  void addsInOneStep() throws Exception {
    List<Change> changes =
        IntStream.range(0, MANY).mapToObj(i -> new Change(i, i + 1)).toList();
    // A script that the server does not know yet takes two.
    counters.addAll(key, changes);

    List<AtomicStep> steps = AtomicStep.of(evidence.received(() -> counters.addAll(key, changes)));

    assertThat(steps.stream().filter(step -> step.mentions(key)))
        .as("steps for %d changes", MANY)
        .hasSize(1);
    assertThat(stored(0, MANY - 1))
        .as("the first and the last counter")
        .containsExactly(2L, 2L * MANY);
  }

  @Criterion(
      order = 6,
      value = "counts takes one round trip, and does not fetch the whole string",
      why = "A hundred waits are slow, and a million counters are a megabyte to send.",
      tryIt = "BITFIELD logins GET u8 #7 GET u8 #0")
  void readsOnlyWhatIsAsked() throws Exception {
    int highest = 300_000;
    redis.bitfield(key, "SET", "u8", "#" + highest, "9");
    List<Integer> indexes =
        IntStream.rangeClosed(highest - MANY + 1, highest).boxed().toList();
    counters.counts(key, indexes);

    long sent = evidence.bytesSent(() -> assertThat(counters.counts(key, indexes))
        .as("counts of %d", MANY)
        .hasSize(MANY)
        .endsWith(0L, 9L));
    assertThat(sent)
        .as("bytes sent for %d counters of %d", MANY, highest + 1)
        .isLessThan(highest / 3);

    List<ReceivedCommand> received = evidence.received(() -> counters.counts(key, indexes));
    // One command, or few, need no pipeline.
    if (received.stream().filter(command -> !command.isFromScript()).count() > 2) {
      HeldReplies replies = new HeldReplies(MANY, MANY + 10);
      CompactCounters held = instances.through(replies);
      assertThat(replies.during(() -> held.counts(key, indexes)))
          .as("commands for %d counters on their way before the first answer", MANY)
          .isGreaterThanOrEqualTo(MANY);
    }
  }

  @Criterion(
      order = 7,
      value = "an index out of range is an IllegalArgumentException before Redis is asked",
      why =
          "With one far index Redis allocates up to 512 MB; the caller's mistake must not travel.",
      tryIt = "BITFIELD logins GET u8 #-1")
  void refusesAnIndexOutOfRange() throws Exception {
    counters.add(key, 0, 1);
    for (int index : List.of(-1, Integer.MIN_VALUE, CompactCounters.HIGHEST_INDEX + 1)) {
      List<ReceivedCommand> received = evidence.received(() -> {
        assertThatThrownBy(() -> counters.add(key, index, 1), "add to counter %d", index)
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                () -> counters.counts(key, List.of(0, index)), "counts of 0 and %d", index)
            .isInstanceOf(IllegalArgumentException.class);
      });
      assertThat(received).as("commands with counter %d", index).isEmpty();
    }
  }

  @Criterion(
      order = 8,
      value = "nothing to do sends nothing",
      why = "A round trip for an empty answer is one too many.",
      tryIt = "BITFIELD logins")
  void nothingSendsNothing() throws Exception {
    counters.add(key, 0, 1);

    List<ReceivedCommand> received = evidence.received(() -> {
      assertThat(counters.addAll(key, List.of())).as("addAll of nothing").isEmpty();
      assertThat(counters.counts(key, List.of())).as("counts of nothing").isEmpty();
    });

    assertThat(received).as("commands").isEmpty();
  }

  @Criterion(
      order = 9,
      value = "a key that holds no string is an IllegalStateException with its name",
      why = "Who reads the log must see which key is broken; a count of 0 would hide it.",
      tryIt = "BITFIELD a-list GET u8 #0")
  void anotherTypeIsAnError() {
    redis.rpush(key, "1", "2");

    for (Runnable call : List.<Runnable>of(
        () -> counters.add(key, 0, 1),
        () -> counters.addAll(key, List.of(new Change(0, 1), new Change(1, 1))),
        () -> counters.counts(key, List.of(0)),
        () -> counters.bytes(key))) {
      assertThatThrownBy(call::run, "with a list")
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(key);
    }
    assertThat(redis.lrange(key, 0, -1)).as("the list afterwards").containsExactly("1", "2");
  }

  @Criterion(
      order = 10,
      value = "no addition is lost when eight programs add at once",
      why = "Between reading a counter and writing it back another program adds.",
      tryIt = "BITFIELD logins OVERFLOW SAT INCRBY u8 #7 1")
  void noAdditionIsLost() throws Exception {
    long answer = instances.through(new Busy()).add(key, 3, 10);
    List<Long> now = stored(3, 4, 5);
    assertThat(now.get(0) - now.get(1) - now.get(2))
        .as("what is left of 10, when others add 1 before each command")
        .isEqualTo(10);
    assertThat(answer)
        .as("the new count of 10 and %d that others added before", now.get(1))
        .isEqualTo(10 + now.get(1));

    List<List<Long>> answers = Crowd.of(CALLERS, caller -> {
      List<Long> mine = new ArrayList<>();
      for (int i = 0; i < ADDITIONS; i++) {
        // Half of them come through other programs, which no lock in this JVM keeps waiting.
        if (caller % 2 == 0) {
          mine.add(counters.add(key, 7, 1));
        } else {
          mine.addAll(redis.bitfield(key, "INCRBY", "u8", "#7", "1"));
        }
      }
      return mine;
    });

    assertThat(stored(7))
        .as("the count after %d additions of 1", CALLERS * ADDITIONS)
        .containsExactly((long) CALLERS * ADDITIONS);
    assertThat(answers.stream().flatMap(List::stream)).as("the new counts").doesNotHaveDuplicates();
  }

  private List<Long> stored(int... indexes) {
    List<String> words = new ArrayList<>();
    for (int index : indexes) {
      words.addAll(List.of("GET", "u8", "#" + index));
    }
    return redis.bitfield(key, words.toArray(String[]::new));
  }

  /**
   * Other programs that add 1 to counter 3 before each of the first commands, and note in counter 4
   * those that came before the 10, in counter 5 those after. No {@code Rival} does it: for CLIENT
   * PAUSE, BITFIELD is a write even where it only reads.
   */
  private final class Busy implements Middleman {
    private int times;

    @Override
    public synchronized List<String> command(List<String> command) {
      if (!new ReceivedCommand("", command).isHandshake() && times++ < 4) {
        List<Long> now = stored(3, 4);
        String note = now.get(0) - now.get(1) < 10 ? "#4" : "#5";
        redis.bitfield(key, "INCRBY", "u8", "#3", "1", "INCRBY", "u8", note, "1");
      }
      return command;
    }
  }
}
