package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.HeldReplies;
import handson.redis.testing.Instances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(LatestFeed.class)
final class LatestFeedTest {
  private static final int PUBLISHERS = 8;
  private static final int EACH = 25;
  private static final int MANY = 500;

  private final LatestFeed latest;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final Instances<LatestFeed> instances;
  private final String feed;

  LatestFeedTest(
      LatestFeed latest, Evidence evidence, Given given, Instances<LatestFeed> instances) {
    this.latest = latest;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.instances = instances;
    this.feed = given.key("feed");
  }

  @Criterion(
      order = 1,
      value = "publish puts an item in front of a list",
      why = "The newest is what is read most, and the front is where it costs least.",
      tryIt = "LPUSH feed news")
  void publishPutsInFront() {
    List<String> items = items(3);
    String other = given.key("other");
    String text = given.text();

    items.forEach(item -> latest.publish(feed, item, 100));
    latest.publish(other, text, 100);
    latest.publish(other, "", 100);

    assertThat(redis.type(feed)).as("TYPE %s", feed).isEqualTo("list");
    assertThat(list()).as("the list").isEqualTo(newestFirst(items));
    assertThat(redis.lrange(other, 0, -1))
        .as("a feed with a text and an empty item")
        .containsExactly("", text);
  }

  @Criterion(
      order = 2,
      value = "latest reads the newest items from Redis, as many as there are",
      why = "LRANGE includes its end: from 0 to 3 are four items, and from 0 to -1 are all.",
      tryIt = "LRANGE feed 0 2")
  void latestReadsTheNewest() {
    List<String> items = items(5);
    redis.rpush(feed, items.toArray(String[]::new));

    assertThat(latest.latest(feed, 3)).as("3 of 5").isEqualTo(items.subList(0, 3));
    assertThat(latest.latest(feed, 5)).as("5 of 5").isEqualTo(items);
    assertThat(latest.latest(feed, 6)).as("6 of 5").isEqualTo(items);
    assertThat(latest.latest(feed, Integer.MAX_VALUE)).as("all of 5").isEqualTo(items);
    assertThat(latest.latest(feed, 1)).as("1 of 5").isEqualTo(items.subList(0, 1));
    assertThat(latest.latest(feed, 0)).as("0 of 5").isEmpty();
    assertThat(latest.latest(given.key("none"), 3)).as("of no feed").isEmpty();
  }

  @Criterion(
      order = 3,
      value = "size counts the items, 0 where there is no feed",
      why = "LLEN does not count: the list knows its length, however long it is.",
      tryIt = "LLEN feed")
  void sizeCounts() {
    assertThat(latest.size(feed)).as("size of no feed").isZero();
    int count = (int) given.number(10, 99);
    redis.rpush(feed, items(count).toArray(String[]::new));

    assertThat(latest.size(feed)).as("size").isEqualTo(count);
  }

  @Criterion(
      order = 4,
      value = "page leaves out the newest, and ends where the feed ends",
      why = "The second page of ten starts at 10, and its last item is 19, not 20.",
      tryIt = "LRANGE feed 10 19")
  void pageLeavesOutTheNewest() {
    List<String> items = items(25);
    redis.rpush(feed, items.toArray(String[]::new));

    for (int offset : List.of(0, 10, 20)) {
      assertThat(latest.page(feed, offset, 10))
          .as("page(feed, %d, 10) of 25", offset)
          .isEqualTo(items.subList(offset, Math.min(25, offset + 10)));
    }
    assertThat(latest.page(feed, 24, 1)).as("the last").isEqualTo(items.subList(24, 25));
    assertThat(latest.page(feed, 25, 10)).as("behind the end").isEmpty();
    assertThat(latest.page(feed, 0, 0)).as("nothing at 0").isEmpty();
    assertThat(latest.page(feed, 5, 0)).as("nothing at 5").isEmpty();
    assertThat(latest.page(feed, 5, Integer.MAX_VALUE))
        .as("all but 5")
        .isEqualTo(items.subList(5, 25));
    assertThat(latest.page(feed, Integer.MAX_VALUE, Integer.MAX_VALUE))
        .as("far out")
        .isEmpty();
  }

  @Criterion(
      order = 5,
      value = "a feed keeps the newest items, at most its limit",
      why = "A list that nobody cuts grows until the memory is full.",
      tryIt = "LTRIM feed 0 99")
  void theOldestFallOut() {
    int limit = (int) given.number(3, 9);
    List<String> items = items(20);

    for (int i = 0; i < items.size(); i++) {
      latest.publish(feed, items.get(i), limit);
      assertThat(redis.llen(feed))
          .as("LLEN after %d items with a limit of %d", i + 1, limit)
          .isEqualTo(Math.min(i + 1, limit));
    }
    assertThat(list()).as("what is left").isEqualTo(newestFirst(items).subList(0, limit));

    latest.publish(feed, "one more", limit - 1);
    assertThat(redis.llen(feed)).as("LLEN after a smaller limit").isEqualTo(limit - 1);
    latest.publish(feed, "the only one", 1);
    assertThat(list()).as("with a limit of 1").containsExactly("the only one");
  }

  @Criterion(
      order = 6,
      value = "publishAll puts the last of the items first",
      why = "LPUSH takes its elements one after the other, so the last comes to stand in front.",
      tryIt = "LPUSH feed first second third")
  void publishAllKeepsTheOrderOfEvents() {
    List<String> items = items(12);
    latest.publish(feed, items.get(0), 10);
    latest.publishAll(feed, items.subList(1, 4), 10);
    assertThat(list()).as("the list").isEqualTo(newestFirst(items.subList(0, 4)));

    latest.publishAll(feed, List.of(), 10);
    assertThat(redis.llen(feed)).as("LLEN after publishing nothing").isEqualTo(4);
    latest.publishAll(feed, items.subList(4, 12), 10);
    assertThat(list()).as("with a limit of 10").isEqualTo(newestFirst(items.subList(2, 12)));
    latest.publishAll(feed, items, 5);
    assertThat(list()).as("12 items at a limit of 5").isEqualTo(newestFirst(items.subList(7, 12)));
    String none = given.key("none");
    latest.publishAll(none, List.of(), 5);
    assertThat(redis.exists(none)).as("EXISTS after publishing nothing").isFalse();
  }

  @Criterion(
      order = 7,
      value = "the same item can stand there twice, and the time to live stays",
      why = "Two customers can buy the same book; a feed that leaves tonight still must.",
      tryIt = "LPUSH feed book book")
  void itemsMayBeAlike() {
    String item = given.text();
    latest.publish(feed, item, 5);
    redis.expire(feed, 1_000);
    latest.publish(feed, item, 5);
    latest.publishAll(feed, List.of(item, item), 5);

    assertThat(list()).as("the list").containsExactly(item, item, item, item);
    assertThat(redis.ttl(feed)).as("TTL in seconds").isBetween(900L, 1_000L);
  }

  @Criterion(
      order = 8,
      value = "limits below 1 and negative counts are refused before Redis is asked",
      why = "LTRIM feed 0 -1 keeps everything, and LRANGE feed 0 -3 reads nearly everything.",
      tryIt = "LTRIM feed 0 -1")
  void senselessNumbersAreRefused() throws Exception {
    redis.rpush(feed, "untouched");
    int negative = -(int) given.number(1, 1_000);
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("publish with limit 0", () -> latest.publish(feed, "item", 0));
    calls.put("publish with limit " + negative, () -> latest.publish(feed, "item", negative));
    calls.put("publishAll with limit 0", () -> latest.publishAll(feed, items(2), 0));
    calls.put("latest of " + negative, () -> latest.latest(feed, negative));
    calls.put("page with count " + negative, () -> latest.page(feed, 0, negative));
    calls.put("page with offset " + negative, () -> latest.page(feed, negative, 10));

    List<ReceivedCommand> received = evidence.received(() -> calls.forEach((name, call) ->
        assertThatThrownBy(call, name).isInstanceOf(IllegalArgumentException.class)));

    assertThat(received).as("what Redis received").isEmpty();
    assertThat(list()).as("the list").containsExactly("untouched");
  }

  @Criterion(
      order = 9,
      value = "latest and page read no more than they return",
      why = "Ten thousand items through the network, to show ten, is what LRANGE's ends are for.",
      tryIt = "LRANGE feed 0 9")
  void onlyThePageIsRead() throws Exception {
    redis.rpush(feed, items(MANY).toArray(String[]::new));

    List<ReceivedCommand> received = evidence.received(() -> {
      assertThat(latest.latest(feed, 10)).as("latest").hasSize(10);
      assertThat(latest.page(feed, 100, 10)).as("page").hasSize(10);
    });

    assertThat(received.size()).as("number of commands of two calls").isLessThan(10);
    assertThat(received)
        .as("commands that read more than 10 items")
        .noneMatch(command -> command.name().equals("LRANGE") && span(command) > 10);
  }

  @Criterion(
      order = 10,
      value = "nobody sees a feed that is too long, or half of what was published",
      why = "A program that dies between LPUSH and LTRIM leaves a list that is too long.",
      tryIt = "MULTI")
  void publishingIsOneStep() throws Exception {
    List<String> before = items(5);
    List<String> fresh = items(3);
    for (int count : List.of(1, 3)) {
      List<String> published = fresh.subList(0, count);
      startWith(before);
      List<AtomicStep> steps = AtomicStep.of(evidence.received(() -> {
        if (count == 1) {
          latest.publish(feed, published.get(0), 5);
        } else {
          latest.publishAll(feed, published, 5);
        }
      }));
      startWith(before);

      List<String> after = new ArrayList<>(newestFirst(published));
      after.addAll(before.subList(0, 5 - count));
      for (AtomicStep step : steps) {
        step.repeat(redis);
        assertThat(list())
            .as("what others see of a full feed with a limit of 5 after %s", step.commands())
            .isIn(before, after);
      }
      assertThat(list()).as("the list at the end").isEqualTo(after);
    }
  }

  @Criterion(
      order = 11,
      value = "eight publishers at once lose no item",
      why = "Who reads the list, adds in Java and writes it back wipes out the others' items.",
      tryIt = "LPUSH feed news")
  void noItemIsLost() throws Exception {
    List<Long> longest = Crowd.of(PUBLISHERS, publisher -> {
      long most = 0;
      for (int i = 0; i < EACH; i++) {
        latest.publish(feed, publisher + "/" + i, PUBLISHERS * EACH);
        latest.publish(feed + ":short", publisher + "/" + i, 10);
        most = Math.max(most, redis.llen(feed + ":short"));
      }
      return most;
    });

    assertThat(redis.llen(feed))
        .as("LLEN after %d x %d items", PUBLISHERS, EACH)
        .isEqualTo(PUBLISHERS * EACH);
    List<String> all = list();
    for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
      String own = publisher + "/";
      assertThat(all.stream().filter(item -> item.startsWith(own)).toList())
          .as("items of publisher %d, newest first", publisher)
          .isEqualTo(
              IntStream.rangeClosed(1, EACH).mapToObj(i -> own + (EACH - i)).toList());
    }
    assertThat(longest).as("LLEN seen at a limit of 10").allMatch(length -> length <= 10);
    assertThat(redis.llen(feed + ":short")).as("LLEN at the end").isEqualTo(10);
  }

  @Criterion(
      order = 12,
      value = "publishAll takes few round trips",
      why =
          "At half a millisecond there and back, 500 items one by one take a quarter of a second.",
      tryIt = "LPUSH feed first second third")
  void publishAllTakesFewRoundTrips() throws Exception {
    List<String> items = items(MANY);
    HeldReplies replies = new HeldReplies(100, 100);
    LatestFeed held = instances.through(replies);

    List<ReceivedCommand> received = evidence.received(() -> latest.publishAll(feed, items, MANY));

    assertThat(list().equals(newestFirst(items))).as("whether all are there").isTrue();
    // One LPUSH takes them all; a pipeline is as good.
    if (received.stream().filter(command -> !command.isFromScript()).count() > 10) {
      assertThat(replies.during(() -> held.publishAll(feed, items, MANY)))
          .as("commands for %d items on their way before the first answer", MANY)
          .isGreaterThanOrEqualTo(100);
    }
  }

  @Criterion(
      order = 13,
      value = "a key that holds no list is an error, and stays as it is",
      why = "EXEC succeeds even where a command in it failed: only that one's answer tells.",
      tryIt = "LPUSH a-key-with-text news")
  void aKeyOfAnotherTypeIsAnError() {
    redis.set(feed, "no list");
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("publish", () -> latest.publish(feed, "item", 5));
    calls.put("publishAll", () -> latest.publishAll(feed, items(2), 5));
    calls.put("latest", () -> latest.latest(feed, 5));
    calls.put("page", () -> latest.page(feed, 1, 5));
    calls.put("size", () -> latest.size(feed));

    calls.forEach((name, call) ->
        assertThatThrownBy(call, "%s on a string", name).isInstanceOf(RuntimeException.class));
    assertThat(redis.type(feed)).as("TYPE").isEqualTo("string");
    assertThat(redis.get(feed)).as("GET").isEqualTo("no list");
  }

  @Criterion(
      order = 14,
      value = "no call leaves a connection open",
      why = "A transaction has a connection for itself: who does not close it takes one for ever.",
      tryIt = "CLIENT LIST")
  void leavesNoConnectionOpen() throws Exception {
    latest.publish(feed, "first", 5);

    int left = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < 30; i++) {
        latest.publish(feed, "item", 5);
        latest.latest(feed, 5);
      }
    });

    assertThat(left).as("connections left open by 60 calls").isLessThan(10);
  }

  private List<String> list() {
    return redis.lrange(feed, 0, -1);
  }

  private void startWith(List<String> items) {
    redis.del(feed);
    redis.rpush(feed, items.toArray(String[]::new));
  }

  /** Different items. */
  private List<String> items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> given.word() + given.number(1_000, 9_999) + "-" + i)
        .toList();
  }

  private static List<String> newestFirst(List<String> items) {
    List<String> turned = new ArrayList<>(items);
    Collections.reverse(turned);
    return turned;
  }

  /** How many of {@link #MANY} items an LRANGE reads. */
  private static long span(ReceivedCommand range) {
    long from = index(range.arguments().get(2));
    long to = index(range.arguments().get(3));
    return Math.min(to, MANY - 1) - from + 1;
  }

  private static long index(String number) {
    long index = Long.parseLong(number);
    return index < 0 ? MANY + index : index;
  }
}
