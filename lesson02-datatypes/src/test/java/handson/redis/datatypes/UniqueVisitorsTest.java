package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.HeldReplies;
import handson.redis.testing.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

/** The same visitors lead to the same estimate, so a log of the test's own tells what is right. */
@ContractTest(UniqueVisitors.class)
final class UniqueVisitorsTest {
  private static final int CALLERS = 8;
  private static final int CALLS = 30;
  // No multiple of a round number, so that a last batch is left over.
  private static final int MANY = 2_345;
  // A dense HyperLogLog has 12,304 bytes.
  private static final long MOST_BYTES = 12_500;

  private final UniqueVisitors visitors;
  private final Instances<UniqueVisitors> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String page;
  private final String other;

  UniqueVisitorsTest(
      UniqueVisitors visitors,
      Instances<UniqueVisitors> instances,
      Evidence evidence,
      Given given) {
    this.visitors = visitors;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.page = given.key("page");
    this.other = given.key("page");
  }

  @Criterion(
      order = 1,
      value = "add puts the visitor into the page's HyperLogLog",
      why = "Other programs count with PFCOUNT, and a set would grow with every visitor.",
      tryIt = "PFADD page ann")
  void addWritesAHyperLogLog() {
    List<String> some = some(20);
    some.forEach(visitor -> visitors.add(page, visitor));

    assertThat(redis.type(page)).as("TYPE %s", page).isEqualTo("string");
    assertThat(redis.pfcount(page)).as("PFCOUNT %s", page).isEqualTo(estimate(some));
    assertThat(redis.pfadd(page, some.get(7)))
        .as("PFADD %s %s, who was added already", page, some.get(7))
        .isZero();
  }

  @Criterion(
      order = 2,
      value = "count asks Redis, and an absent page counts 0",
      why = "Visitors come through other programs too.",
      tryIt = "PFCOUNT never-seen")
  void countAsksRedis() {
    assertThat(visitors.count(page)).as("count of an absent page").isZero();
    assertThat(redis.exists(page)).as("whether asking created the key").isFalse();
    List<String> some = some(300);
    redis.pfadd(page, some.toArray(String[]::new));

    assertThat(visitors.count(page)).as("after another's PFADD").isEqualTo(estimate(some));
    redis.pfadd(page, given.text(), given.text(), given.text());
    assertThat(visitors.count(page)).as("after three more").isEqualTo(redis.pfcount(page));
  }

  @Criterion(
      order = 3,
      value = "add tells whether it changed what the page remembers",
      why = "PFADD answers that itself; two counts around it take two more round trips.",
      tryIt = "PFADD page ann")
  void addTellsWhetherItChanged() throws Exception {
    String ann = given.word();
    assertThat(visitors.add(page, ann)).as("the first visitor").isTrue();
    assertThat(visitors.add(page, ann)).as("the same visitor again").isFalse();
    List<String> mixed = some(40);
    mixed.add("");
    mixed.addAll(mixed.subList(0, 20));

    for (String visitor : mixed) {
      boolean expected = redis.pfadd(other, visitor) == 1;
      assertThat(visitors.add(page + "2", visitor)).as("add of %s", visitor).isEqualTo(expected);
    }
    assertThat(evidence.received(() -> visitors.add(page, ann)))
        .as("commands for one visitor")
        .hasSizeLessThan(3);
  }

  @Criterion(
      order = 4,
      value =
          "addAll adds all of them, in the last batch too, and tells whether that changed anything",
      why = "A night's import that loses its last batch is never noticed in an estimate.",
      tryIt = "PFADD page ann bob carol")
  void addAllAddsAll() throws Exception {
    List<String> many = some(MANY);

    evidence.unseen(() -> {
      long right = estimate(many);
      assertThat(visitors.addAll(page, many)).as("many new visitors").isTrue();
      assertThat(redis.pfcount(page)).as("PFCOUNT after %d visitors", MANY).isEqualTo(right);
      assertThat(visitors.addAll(page, many)).as("the same visitors again").isFalse();
      List<String> more = new ArrayList<>(many);
      more.add(0, oneThatChanges(page));
      assertThat(visitors.addAll(page, more))
          .as("a new visitor, the first of many")
          .isTrue();
      List<String> oneMore = many.subList(MANY - 1_001, MANY);
      visitors.addAll(page + "2", oneMore);
      assertThat(redis.pfcount(page + "2"))
          .as("PFCOUNT after a batch and one more")
          .isEqualTo(estimate(oneMore));
    });
    assertThat(redis.strlen(page)).as("STRLEN %s", page).isLessThan(MOST_BYTES);
  }

  @Criterion(
      order = 5,
      value = "many visitors take few round trips, with at most 1,000 in a command",
      why = "A command with a million visitors makes everybody wait, a million commands only you.",
      tryIt = "PFADD page ann bob carol")
  void takesFewRoundTrips() throws Exception {
    List<String> many = numbered(given.word(), MANY);
    HeldReplies replies = new HeldReplies(100, UniqueVisitors.MOST_AT_ONCE + 100);

    List<ReceivedCommand> received = evidence.received(() -> visitors.addAll(page, many));

    assertThat(received)
        .extracting(command -> command.arguments().size())
        .as("words of each command")
        .allMatch(words -> words < UniqueVisitors.MOST_AT_ONCE + 10);
    // A command with many visitors needs no pipeline.
    if (received.stream().filter(command -> !command.isFromScript()).count() > MANY / 50) {
      UniqueVisitors held = instances.through(replies);
      evidence.unseen(() -> assertThat(replies.during(() -> held.addAll(other, many)))
          .as("commands for %d visitors on their way before the first answer", MANY)
          .isBetween(100, UniqueVisitors.MOST_AT_ONCE + 10));
    }
  }

  @Criterion(
      order = 6,
      value = "countTogether counts a visitor of two pages once, and changes nothing",
      why = "Adding up two counts counts everybody twice who was on both.",
      tryIt = "PFCOUNT page1 page2")
  void countsTogether() {
    List<String> many = numbered(given.word(), 600);
    visitors.addAll(page, many.subList(0, 400));
    visitors.addAll(other, many.subList(200, 600));
    String absent = given.key("absent");
    long one = estimate(many.subList(0, 400));

    assertThat(visitors.countTogether(List.of(page, other)))
        .as("together, where half of each page's visitors were on the other")
        .isEqualTo(estimate(many));
    assertThat(visitors.countTogether(List.of(absent, page, page)))
        .as("an absent page and one named twice")
        .isEqualTo(one);
    assertThat(visitors.countTogether(List.of(other)))
        .as("one page")
        .isEqualTo(estimate(many.subList(200, 600)));
    assertThat(visitors.countTogether(Set.of(absent))).as("an absent page").isZero();
    assertThat(redis.pfcount(page)).as("PFCOUNT of the first page afterwards").isEqualTo(one);
    assertThat(redis.keys(given.namespace() + "*"))
        .as("keys afterwards")
        .containsExactlyInAnyOrder(page, other);
  }

  @Criterion(
      order = 7,
      value = "merge adds pages to what the target remembers",
      why = "The week is merged every night: what it knows of Monday must stay.",
      tryIt = "PFMERGE week monday tuesday")
  void mergesIntoTheTarget() {
    List<String> many = numbered(given.word(), 600);
    String week = given.key("week");
    visitors.addAll(page, many.subList(0, 200));
    visitors.addAll(other, many.subList(100, 400));

    visitors.merge(week, List.of(page, other, given.key("absent")));
    assertThat(redis.pfcount(week))
        .as("PFCOUNT of two days merged")
        .isEqualTo(estimate(many.subList(0, 400)));

    redis.del(page);
    visitors.addAll(page, many.subList(400, 600));
    visitors.merge(week, Set.of(page));
    visitors.merge(week, Set.of(page));
    assertThat(redis.pfcount(week))
        .as("PFCOUNT after a third day, merged twice")
        .isEqualTo(estimate(many));
    assertThat(redis.pfcount(other))
        .as("PFCOUNT of a day afterwards")
        .isEqualTo(estimate(many.subList(100, 400)));
    assertThat(redis.strlen(week)).as("STRLEN %s", week).isLessThan(MOST_BYTES);
  }

  @Criterion(
      order = 8,
      value = "nothing to do sends nothing",
      why = "PFADD and PFMERGE without a visitor or page create an empty key, PFCOUNT is an error.",
      tryIt = "PFMERGE week")
  void nothingSendsNothing() throws Exception {
    List<ReceivedCommand> received = evidence.received(() -> {
      assertThat(visitors.addAll(page, List.of())).as("addAll of nobody").isFalse();
      assertThat(visitors.countTogether(Set.of())).as("no pages together").isZero();
      visitors.merge(page, List.of());
    });

    assertThat(received).as("commands").isEmpty();
    assertThat(redis.exists(page)).as("whether the page exists").isFalse();
  }

  @Criterion(
      order = 9,
      value = "a key that is no HyperLogLog is an IllegalStateException with its name",
      why = "Who reads the log must see which key is broken; a count of 0 would hide it.",
      tryIt = "PFADD a-list ann")
  void anotherTypeIsAnError() {
    visitors.add(other, "ann");
    for (Runnable broken : List.<Runnable>of(
        () -> redis.sadd(page, "ann", "bob"), () -> redis.set(page, given.text()))) {
      redis.del(page);
      broken.run();
      String type = redis.type(page);
      for (Runnable call : List.<Runnable>of(
          () -> visitors.add(page, "ann"),
          () -> visitors.addAll(page, List.of("ann", "bob")),
          () -> visitors.count(page),
          () -> visitors.countTogether(List.of(other, page)),
          () -> visitors.merge(other, List.of(page)),
          () -> visitors.merge(page, List.of(other)))) {
        assertThatThrownBy(call::run, "with a %s", type)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining(page);
      }
      assertThat(redis.type(page)).as("TYPE %s afterwards", page).isEqualTo(type);
    }
    assertThat(redis.pfcount(other)).as("PFCOUNT of the page that is right").isEqualTo(1);
  }

  @Criterion(
      order = 10,
      value = "no visitor is lost when eight programs add at once",
      why = "Between reading a page and writing it back another program adds its visitors.",
      tryIt = "PFADD page ann")
  void noVisitorIsLost() throws Exception {
    List<String> many = numbered(given.word(), CALLERS * CALLS * 2);

    Crowd.of(CALLERS, caller -> {
      for (int i = 0; i < CALLS; i++) {
        int from = 2 * (caller * CALLS + i);
        List<String> two = many.subList(from, from + 2);
        // Half of them come through other programs, which no lock in this JVM keeps waiting.
        if (caller % 2 == 0) {
          visitors.addAll(page, two);
        } else {
          redis.pfadd(page, two.toArray(String[]::new));
        }
      }
      return null;
    });

    assertThat(redis.pfcount(page))
        .as("PFCOUNT after %d visitors", many.size())
        .isEqualTo(estimate(many));
  }

  private List<String> some(int count) {
    return numbered(given.text(), count);
  }

  private static List<String> numbered(String name, int count) {
    return new ArrayList<>(IntStream.range(0, count).mapToObj(i -> name + i).toList());
  }

  /** What Redis counts where exactly these were added. */
  private long estimate(List<String> all) {
    String right = given.key("right");
    for (int from = 0; from < all.size(); from += 1_000) {
      List<String> batch = all.subList(from, Math.min(from + 1_000, all.size()));
      redis.pfadd(right, batch.toArray(String[]::new));
    }
    long count = redis.pfcount(right);
    redis.del(right);
    return count;
  }

  /** A visitor who is new, and changes what a page remembers. */
  private String oneThatChanges(String existing) {
    String copy = given.key("copy");
    redis.copy(existing, copy, true);
    for (int i = 0; ; i++) {
      if (redis.pfadd(copy, "new" + i) == 1) {
        redis.del(copy);
        return "new" + i;
      }
    }
  }
}
