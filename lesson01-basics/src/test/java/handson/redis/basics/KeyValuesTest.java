package handson.redis.basics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Rival;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(KeyValues.class)
final class KeyValuesTest {
  private static final int MANY = 200;

  private final KeyValues keys;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String key;
  private final String other;

  KeyValuesTest(KeyValues keys, Evidence evidence, Given given) {
    this.keys = keys;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.key = given.key("key");
    this.other = given.key("other");
  }

  @Criterion(
      order = 1,
      value = "set stores the text, whatever the key held before",
      why = "SET is the one write that needs to know nothing about the key.",
      tryIt = "SET key value")
  void setReplacesWhateverWasThere() {
    String first = given.word();
    String second = given.text();

    keys.set(key, first);
    assertThat(redis.get(key)).as("GET after the first set").isEqualTo(first);
    redis.expire(key, 1000);
    keys.set(key, second);
    assertThat(redis.get(key)).as("GET after the second set").isEqualTo(second);
    assertThat(redis.ttl(key)).as("TTL after the second set (-1: none)").isEqualTo(-1);

    redis.rpush(other, "a list");
    keys.set(other, first);
    assertThat(redis.type(other)).as("TYPE of what was a list").isEqualTo("string");
  }

  @Criterion(
      order = 2,
      value = "get reads what stands in Redis; only a key that does not exist is empty",
      why =
          "Other programs write too, and an empty text is an answer: \"there is nothing to say\".",
      tryIt = "GET never-seen")
  void getReadsRedis() {
    String text = given.text();
    keys.set(key, given.word());
    redis.set(key, text);
    redis.set(other, "");

    assertThat(keys.get(key)).as("get after another program's SET").contains(text);
    assertThat(keys.get(other)).as("get of an empty text").contains("");
    assertThat(keys.get(given.key("absent"))).as("get of an absent key").isEmpty();
    keys.set(key, "");
    assertThat(redis.get(key)).as("GET after set(key, \"\")").isEmpty();

    String list = given.key("list");
    redis.rpush(list, "a list");
    assertThatThrownBy(() -> keys.get(list), "get of a list").isInstanceOf(Exception.class);
  }

  @Criterion(
      order = 3,
      value = "exists and delete tell whether there is such a key, of whatever type",
      why = "A key with an empty text or a list exists like any other.",
      tryIt = "EXISTS key")
  void existsAndDeleteTell() {
    redis.set(key, "");
    redis.rpush(other, "a list");

    for (String there : List.of(key, other)) {
      assertThat(keys.exists(there))
          .as("exists, with TYPE %s", redis.type(there))
          .isTrue();
      assertThat(keys.delete(there)).as("delete of an existing key").isTrue();
      assertThat(redis.exists(there)).as("EXISTS after delete").isFalse();
      assertThat(keys.exists(there)).as("exists after delete").isFalse();
      assertThat(keys.delete(there)).as("delete of an absent key").isFalse();
    }
  }

  @Criterion(
      order = 4,
      value = "text is stored as its UTF-8 bytes, and nothing else",
      why = "Programs in other languages read the same key, and UTF-8 is what they expect.",
      tryIt = "STRLEN key")
  void textIsUtf8() {
    String text = given.text() + "\r\n\0 é ß 日本 \uD83D\uDC09 \uFEFF";

    keys.set(key, text);
    assertSame("the value of " + key, redis.get(key.getBytes(UTF_8)), text.getBytes(UTF_8));
    redis.set(other.getBytes(UTF_8), text.getBytes(UTF_8));
    assertThat(keys.get(other)).as("get of another program's UTF-8").contains(text);
  }

  @Criterion(
      order = 5,
      value = "bytes come back byte for byte, and stand in Redis as they are",
      why =
          "Most bytes of an image are no text: as a String they are lost, as base64 a third more.",
      tryIt = "STRLEN image")
  void bytesAreKept() throws Exception {
    byte[] every = new byte[256];
    IntStream.range(0, every.length).forEach(i -> every[i] = (byte) i);

    for (byte[] bytes : List.of(every, image(), new byte[0])) {
      keys.setBytes(key, bytes);
      assertSame("the value in Redis", redis.get(key.getBytes(UTF_8)), bytes);
      assertSame("getBytes", keys.getBytes(key).orElse(null), bytes);
    }
    assertThat(keys.getBytes(other)).as("getBytes of an absent key").isEmpty();
  }

  @Criterion(
      order = 6,
      value = "rename moves the value, its type and its time to live, onto whatever was there",
      why = "Writing the value again under the new name forgets the expiry and fails for a list.",
      tryIt = "RENAME key other")
  void renameMovesEverything() {
    String value = given.text();
    redis.set(key, value);
    redis.expire(key, 1000);
    redis.rpush(other, "what was here before");

    keys.rename(key, other);

    assertThat(redis.exists(key)).as("EXISTS source").isFalse();
    assertThat(redis.type(other)).as("TYPE target").isEqualTo("string");
    assertThat(redis.get(other)).as("GET target").isEqualTo(value);
    assertThat(redis.ttl(other)).as("TTL target, in seconds").isBetween(900L, 1000L);

    String list = given.key("list");
    redis.rpush(list, "a", "b");
    keys.rename(list, key);
    assertThat(redis.lrange(key, 0, -1)).as("LRANGE of a renamed list").containsExactly("a", "b");
    keys.rename(key, key);
    assertThat(redis.llen(key)).as("LLEN after rename(key, key)").isEqualTo(2);
  }

  @Criterion(
      order = 7,
      value = "renaming a missing key is a NoSuchElementException with its name",
      why = "Who renames yesterday's report must hear that there is none; the target stays.",
      tryIt = "RENAME never-seen other")
  void aMissingSourceIsAnError() {
    String missing = given.key("missing");
    redis.set(other, "untouched");

    for (String target : List.of(other, given.key("free"), missing)) {
      assertThatThrownBy(() -> keys.rename(missing, target), "rename of a missing key")
          .isInstanceOf(NoSuchElementException.class)
          .hasMessageContaining(missing);
      assertThatThrownBy(() -> keys.renameIfFree(missing, target), "renameIfFree of a missing key")
          .isInstanceOf(NoSuchElementException.class)
          .hasMessageContaining(missing);
    }
    assertThat(redis.get(other)).as("GET target").isEqualTo("untouched");
  }

  @Criterion(
      order = 8,
      value = "renameIfFree moves a key to a free name only, and tells",
      why = "Two programs that want the same name must not wipe out each other's value.",
      tryIt = "RENAMENX key other")
  void renameIfFreeReplacesNothing() {
    String value = given.text();
    redis.set(key, value);
    redis.expire(key, 1000);
    redis.set(other, "taken");

    assertThat(keys.renameIfFree(key, other)).as("onto a taken name").isFalse();
    assertThat(redis.get(key)).as("GET source").isEqualTo(value);
    assertThat(redis.get(other)).as("GET target").isEqualTo("taken");
    assertThat(keys.renameIfFree(key, key)).as("onto its own name").isFalse();

    redis.del(other);
    assertThat(keys.renameIfFree(key, other)).as("onto a free name").isTrue();
    assertThat(redis.exists(key)).as("EXISTS source").isFalse();
    assertThat(redis.get(other)).as("GET target").isEqualTo(value);
    assertThat(redis.ttl(other)).as("TTL target, in seconds").isBetween(900L, 1000L);
  }

  @Criterion(
      order = 9,
      value = "setAll stores all entries in one step",
      why = "Between two SETs another program sees the new price with the old currency.",
      tryIt = "MSET price 12 currency EUR")
  void setAllIsOneStep() throws Exception {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int i = 0; i < 5; i++) {
      entries.put(given.key("entry" + i), "value" + i + "-" + given.number(1_000, 9_999));
    }
    redis.rpush(entries.keySet().iterator().next(), "a list");

    List<AtomicStep> steps = AtomicStep.of(evidence.received(() -> keys.setAll(entries)));

    entries.forEach(
        (name, value) -> assertThat(redis.get(name)).as("GET %s", name).isEqualTo(value));
    assertThat(steps.stream().filter(step -> isPart(step, entries.values())))
        .as("commands outside of MULTI ... EXEC that store only a part of the entries")
        .isEmpty();
    assertThatCode(() -> keys.setAll(Map.of())).as("setAll of nothing").doesNotThrowAnyException();
  }

  @Criterion(
      order = 10,
      value = "getAll answers position by position, with gaps",
      why = "The caller knows the third answer by the third key; a missing gap shifts all others.",
      tryIt = "MGET key never-seen key")
  void getAllKeepsThePositions() {
    String value = given.text();
    String empty = given.key("empty");
    String list = given.key("list");
    redis.set(key, value);
    redis.set(empty, "");
    redis.rpush(list, "a list");

    assertThat(keys.getAll(List.of(other, key, empty, other, list, key)))
        .as("an absent key, a text, an empty text, absent again, a list, the text again")
        .containsExactly(
            Optional.empty(),
            Optional.of(value),
            Optional.of(""),
            Optional.empty(),
            Optional.empty(),
            Optional.of(value));
    assertThat(keys.getAll(List.of())).as("getAll of nothing").isEmpty();
  }

  @Criterion(
      order = 11,
      value = "getAll takes one round trip, whatever the number of keys",
      why = "A round trip inside a data centre takes about half a millisecond: 200 make 0.1 s.",
      tryIt = "MGET key1 key2 key3")
  void getAllIsOneRoundTrip() throws Exception {
    List<String> names = new ArrayList<>();
    List<Optional<String>> values = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      names.add(given.namespace() + i);
      values.add(Optional.of(given.word() + i));
      redis.set(names.get(i), values.get(i).get());
    }
    // What opens a connection is not counted.
    keys.getAll(names.subList(0, 1));
    List<Optional<String>> found = new ArrayList<>();

    long reads = evidence.reads(() -> found.addAll(keys.getAll(names)));

    assertThat(found).as("the values").isEqualTo(values);
    assertThat(reads).as("messages that Redis read for %d keys", MANY).isLessThan(MANY / 10);
  }

  @Criterion(
      order = 12,
      value = "nothing comes between looking and renaming",
      why = "A name that was free, or a key that was there, at your EXISTS may not be so any more.",
      tryIt = "RENAMENX key other")
  void nothingComesBetween() throws Exception {
    redis.set(key, "mine");
    boolean moved = Rival.overtakes(
        redis, () -> redis.set(other, "the rival's"), () -> keys.renameIfFree(key, other));
    assertThat(moved)
        .as("renameIfFree onto a name that is taken at the last moment")
        .isFalse();
    assertThat(redis.get(other)).as("GET target").isEqualTo("the rival's");
    assertThat(redis.get(key)).as("GET source").isEqualTo("mine");

    Callable<Void> rename = () -> {
      keys.rename(key, other);
      return null;
    };
    assertThatThrownBy(
            () -> Rival.overtakes(redis, () -> redis.del(key), rename),
            "rename of a key that is deleted at the last moment")
        .isInstanceOf(NoSuchElementException.class);
    assertThat(redis.get(other)).as("GET target").isEqualTo("the rival's");
  }

  @Criterion(
      order = 13,
      value = "a null is a NullPointerException before Redis is asked",
      why = "Left to the clients, one throws, one stores an empty text and one deletes the key.",
      tryIt = "SET key \"\"")
  void aNullIsRefused() throws Exception {
    redis.set(key, "untouched");
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("set(null, text)", () -> keys.set(null, "text"));
    calls.put("set(key, null)", () -> keys.set(key, null));
    calls.put("get(null)", () -> keys.get(null));
    calls.put("exists(null)", () -> keys.exists(null));
    calls.put("delete(null)", () -> keys.delete(null));
    calls.put("rename(null, other)", () -> keys.rename(null, other));
    calls.put("rename(key, null)", () -> keys.rename(key, null));
    calls.put("renameIfFree(null, other)", () -> keys.renameIfFree(null, other));
    calls.put("renameIfFree(key, null)", () -> keys.renameIfFree(key, null));
    calls.put("setAll(null)", () -> keys.setAll(null));
    calls.put("setAll of key and null", () -> keys.setAll(Collections.singletonMap(key, null)));
    calls.put("setAll of null and text", () -> keys.setAll(Collections.singletonMap(null, "x")));
    calls.put("getAll(null)", () -> keys.getAll(null));
    calls.put("getAll of key and null", () -> keys.getAll(Arrays.asList(key, null)));
    calls.put("setBytes(null, bytes)", () -> keys.setBytes(null, new byte[1]));
    calls.put("setBytes(key, null)", () -> keys.setBytes(key, null));
    calls.put("getBytes(null)", () -> keys.getBytes(null));

    List<ReceivedCommand> received = evidence.received(() -> calls.forEach(
        (name, call) -> assertThatThrownBy(call, name).isInstanceOf(NullPointerException.class)));

    assertThat(received).as("what Redis received").isEmpty();
    assertThat(redis.get(key)).as("GET").isEqualTo("untouched");
  }

  @Criterion(
      order = 14,
      value = "connections are opened once, not for every call",
      why = "A server takes 10,000 connections by default; a leak of one a call lasts minutes.",
      tryIt = "CLIENT LIST")
  void noConnectionIsLeftOpen() throws Exception {
    int leftOpen = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < 30; i++) {
        keys.set(key, given.text());
        keys.getAll(List.of(key, other));
        keys.setBytes(other, new byte[] {(byte) i});
        keys.getBytes(other);
      }
    });

    assertThat(leftOpen).as("connections left open by 120 calls").isLessThan(10);
  }

  /** A picture whose pixels come from the seed. */
  private byte[] image() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    IntStream.range(0, 256)
        .forEach(i -> image.setRGB(i % 16, i / 16, given.random().nextInt()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    }
    return bytes.toByteArray();
  }

  private static void assertSame(String what, byte[] actual, byte[] expected) {
    assertThat(actual).as(what).isNotNull();
    int at = Math.max(0, Arrays.mismatch(actual, expected));
    assertThat(shown(actual, at)).as(what).isEqualTo(shown(expected, at));
    assertThat(actual).as(what).isEqualTo(expected);
  }

  private static String shown(byte[] bytes, int from) {
    int end = Math.min(bytes.length, from + 16);
    String hex = HexFormat.of().formatHex(bytes, Math.min(from, end), end);
    return bytes.length + " bytes, from byte " + from + ": " + hex;
  }

  private static boolean isPart(AtomicStep step, Collection<String> values) {
    return values.stream().anyMatch(step::mentions) && !values.stream().allMatch(step::mentions);
  }
}
