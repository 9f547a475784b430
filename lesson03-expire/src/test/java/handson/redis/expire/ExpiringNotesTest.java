package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import handson.redis.expire.ExpiringNotes.When;
import handson.redis.expire.Lifetime.Endless;
import handson.redis.expire.Lifetime.Gone;
import handson.redis.expire.Lifetime.Left;
import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Rival;
import handson.redis.testing.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

@ContractTest(ExpiringNotes.class)
final class ExpiringNotesTest {
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private final ExpiringNotes notes;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String note;
  private final String other;
  private final String text;

  ExpiringNotesTest(ExpiringNotes notes, Evidence evidence, Given given) {
    this.notes = notes;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.note = given.key("note");
    this.other = given.key("note");
    this.text = given.text();
  }

  @Criterion(
      order = 1,
      value = "write stores the text, and it expires to the millisecond",
      why = "EX counts whole seconds: what lives 1,999 ms would lose half of its life.",
      tryIt = "SET note hello PX 1999")
  void writeIsExact() {
    assertExactLifetimes(time -> notes.write(note, text, Duration.ofMillis(time)));
    assertThat(redis.get(note)).as("GET").isEqualTo(text);
    assertThat(notes.read(note)).as("read").contains(text);
    assertThat(notes.read(other)).as("read of no note").isEmpty();

    write(note, 100 * HOUR);
    assertExpiry(HOUR, () -> notes.write(note, "", Duration.ofHours(1)));
    assertThat(notes.read(note)).as("read, of an empty text").contains("");
    redis.persist(note);
    assertExpiry(HOUR, () -> notes.write(note, text, Duration.ofHours(1)));
  }

  @Criterion(
      order = 2,
      value = "at no moment does a note stand there without its time to live",
      why = "A program that dies between SET and EXPIRE leaves a note that stays for ever.",
      tryIt = "SET note hello PX 60000")
  void noNoteWithoutTimeToLive() throws Exception {
    List<ReceivedCommand> received =
        evidence.received(() -> notes.write(note, text, Duration.ofHours(1)));

    assertThat(redis.exists(note)).as("EXISTS").isTrue();
    redis.del(note);
    for (AtomicStep step : AtomicStep.of(received)) {
      step.repeat(redis);
      assertThat(redis.pttl(note))
          .as("PTTL after %s, where -1 is no time to live", step.commands())
          .isNotEqualTo(-1);
    }
  }

  @Criterion(
      order = 3,
      value = "lifetime tells what is left, what never expires and what is gone apart",
      why = "PTTL's -1 and -2 are no times: who takes them for one finds notes that expired.",
      tryIt = "PTTL note")
  void lifetimeTellsApart() {
    for (long part : List.of(250, 500, 750)) {
      write(note, HOUR + part);
      long expiry = redis.pexpireTime(note);
      long before = now();
      Lifetime lifetime = notes.lifetime(note);
      long after = now();

      assertThat(lifetime).isInstanceOf(Left.class);
      assertThat(((Left) lifetime).time().toMillis())
          .as("milliseconds left")
          .isBetween(expiry - after, expiry - before);
      assertThat(redis.pexpireTime(note)).as("PEXPIRETIME after that").isEqualTo(expiry);
    }
    redis.set(note, text);
    assertThat(notes.lifetime(note)).as("without a time to live").isEqualTo(new Endless());
    assertThat(notes.lifetime(other)).as("of no note").isEqualTo(new Gone());
    ServerTime.letExpire(redis, note);
    assertThat(notes.lifetime(note)).as("of an expired note").isEqualTo(new Gone());
  }

  @Criterion(
      order = 4,
      value = "edit keeps the time to live, and revives nothing",
      why = "A plain SET throws the time to live away, and writes a note that is gone anew.",
      tryIt = "SET note hello XX KEEPTTL")
  void editKeepsTheLifetime() {
    long expiry = write(note, HOUR + given.number(0, HOUR));
    redis.set(other, text);

    assertThat(notes.edit(note, "new")).as("edit").isTrue();
    assertThat(redis.get(note)).as("GET").isEqualTo("new");
    assertThat(redis.pexpireTime(note)).as("PEXPIRETIME").isEqualTo(expiry);
    assertThat(notes.edit(other, text)).as("edit, where it never expires").isTrue();
    assertThat(redis.pttl(other)).as("PTTL where it never expires").isEqualTo(-1);

    ServerTime.letExpire(redis, note);
    assertThat(notes.edit(note, text)).as("edit of an expired note").isFalse();
    assertThat(redis.exists(note))
        .as("EXISTS after the edit of an expired note")
        .isFalse();
  }

  @Criterion(
      order = 5,
      value = "expireIn asks its condition of the note, and is exact",
      why = "To GT and LT a note that never expires is infinite: it is never made later.",
      tryIt = "PEXPIRE note 60000 GT")
  void expireInAsksItsCondition() {
    long time = HOUR + given.number(0, HOUR);
    for (When when : When.values()) {
      redis.set(note, text);
      assertExpireIn(
          when, "that never expires", time, when == When.ENDLESS || when == When.EARLIER);
      write(note, time * 2);
      assertExpireIn(
          when, "that lives longer", time, when == When.EXPIRING || when == When.EARLIER);
      write(note, time / 2);
      assertExpireIn(when, "that lives shorter", time, when == When.EXPIRING || when == When.LATER);
      assertThat(notes.expireIn(other, Duration.ofMillis(time), when))
          .as("%s, of no note", when)
          .isFalse();
      assertThat(redis.exists(other)).as("EXISTS of no note").isFalse();
    }
    redis.set(note, text, SetParams.setParams().px(100 * HOUR));
    assertExactLifetimes(millis -> notes.expireIn(note, Duration.ofMillis(millis), When.EXPIRING));
  }

  @Criterion(
      order = 6,
      value = "readAndRenew reads and gives a new time to live",
      why = "Who is still read stays: so sessions live as long as their users click.",
      tryIt = "GETEX note PX 60000")
  void readAndRenewProlongs() {
    redis.set(note, text);
    assertExactLifetimes(time -> assertThat(notes.readAndRenew(note, Duration.ofMillis(time)))
        .as("readAndRenew")
        .contains(text));
    assertThat(redis.get(note)).as("GET").isEqualTo(text);
    assertThat(notes.readAndRenew(other, Duration.ofHours(1))).as("of no note").isEmpty();
    assertThat(redis.exists(other)).as("EXISTS of no note").isFalse();
  }

  @Criterion(
      order = 7,
      value = "expireAt sets the instant; one that is past deletes the note",
      why =
          "EXPIREAT takes seconds and PEXPIREAT milliseconds: the wrong unit is past, or far off.",
      tryIt = "PEXPIREAT note 4102444800123")
  void expireAtIsAnInstant() {
    long instant = now() + given.number(HOUR, 1_000 * HOUR) / 1_000 * 1_000 + 123;
    redis.set(note, text);

    assertThat(notes.expireAt(note, Instant.ofEpochMilli(instant)))
        .as("expireAt")
        .isTrue();
    assertThat(redis.pexpireTime(note)).as("PEXPIRETIME").isEqualTo(instant);
    assertThat(notes.expireAt(note, Instant.ofEpochMilli(instant - 1_001)))
        .as("expireAt, earlier than before")
        .isTrue();
    assertThat(redis.pexpireTime(note)).as("PEXPIRETIME").isEqualTo(instant - 1_001);

    assertThat(notes.expireAt(note, Instant.ofEpochMilli(now() - HOUR)))
        .as("expireAt, an hour ago")
        .isTrue();
    assertThat(redis.exists(note)).as("EXISTS after an instant that is past").isFalse();
    assertThat(notes.expireAt(note, Instant.ofEpochMilli(instant)))
        .as("of no note")
        .isFalse();
  }

  @Criterion(
      order = 8,
      value = "keep takes the time to live away, and says whether there was one",
      why = "PERSIST leaves the text alone: nothing is read, so nothing old is written back.",
      tryIt = "PERSIST note")
  void keepTakesTheTimeToLiveAway() {
    write(note, HOUR);

    assertThat(notes.keep(note)).as("keep").isTrue();
    assertThat(redis.pttl(note)).as("PTTL, where -1 is no time to live").isEqualTo(-1);
    assertThat(redis.get(note)).as("GET").isEqualTo(text);
    assertThat(notes.keep(note)).as("keep, where it never expires").isFalse();
    assertThat(notes.keep(other)).as("keep of no note").isFalse();
    assertThat(redis.exists(other)).as("EXISTS of no note").isFalse();
  }

  @Criterion(
      order = 9,
      value = "rename takes the time to live along, over that of the target",
      why = "A note that never expired gets the other's end, or loses its own.",
      tryIt = "RENAME note other")
  void renameTakesTheLifetimeAlong() {
    long expiry = write(note, HOUR);
    redis.set(other, "old");
    notes.rename(note, other);
    assertThat(redis.get(other)).as("GET of the target").isEqualTo(text);
    assertThat(redis.pexpireTime(other)).as("PEXPIRETIME of the target").isEqualTo(expiry);
    assertThat(redis.exists(note)).as("EXISTS of the old name").isFalse();

    redis.set(note, "new");
    notes.rename(note, other);
    assertThat(redis.get(other)).as("GET of the target").isEqualTo("new");
    assertThat(redis.pttl(other))
        .as("PTTL after an endless note took its place")
        .isEqualTo(-1);

    expiry = write(note, HOUR);
    notes.rename(note, note);
    assertThat(redis.pexpireTime(note)).as("PEXPIRETIME after its own name").isEqualTo(expiry);
    String missing = given.key("missing");
    assertThatThrownBy(() -> notes.rename(missing, note), "rename of no note")
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining(missing);
    assertThat(redis.get(note)).as("GET of the target of no note").isEqualTo(text);
    assertThat(redis.pexpireTime(note)).as("its PEXPIRETIME").isEqualTo(expiry);
  }

  @Criterion(
      order = 10,
      value = "a time to live below 1 ms or above 100 years is refused, and the note stays",
      why = "To PEXPIRE a time of 0 is past: it deletes what somebody wanted to keep for a while.",
      tryIt = "PEXPIRE note 0")
  void nonsenseIsRefused() {
    long expiry = write(note, HOUR);
    for (Duration time : List.of(
        Duration.ZERO,
        Duration.ofMillis(-given.number(1, HOUR)),
        Duration.ofNanos(999_999),
        TimeToLive.LONGEST.plusMillis(1),
        Duration.ofSeconds(Long.MAX_VALUE))) {
      assertRefused("write for " + time, () -> notes.write(note, "new", time));
      assertRefused("readAndRenew for " + time, () -> notes.readAndRenew(note, time));
      for (When when : When.values()) {
        assertRefused("expireIn " + time, () -> notes.expireIn(note, time, when));
      }
      assertThat(redis.get(note)).as("GET after %s", time).isEqualTo(text);
      assertThat(redis.pexpireTime(note)).as("PEXPIRETIME after %s", time).isEqualTo(expiry);
    }
    assertThat(notes.expireIn(note, Duration.ofNanos(1_999_999_999), When.EARLIER))
        .as("a time with nanoseconds")
        .isTrue();
    assertExpiry(TimeToLive.LONGEST.toMillis(), () -> notes.write(note, text, TimeToLive.LONGEST));
  }

  @Criterion(
      order = 11,
      value = "what another program does at the last moment counts",
      why = "What was read before the write is old when it is written: let the server look.",
      tryIt = "SET note hello XX KEEPTTL")
  void aRivalCounts() throws Exception {
    write(note, HOUR);
    assertThat(Rival.overtakes(redis, () -> redis.del(note), () -> notes.edit(note, "late")))
        .as("edit of a note that a rival deleted")
        .isFalse();
    assertThat(redis.exists(note)).as("EXISTS of a note that a rival deleted").isFalse();

    write(note, HOUR);
    Rival.overtakes(redis, () -> redis.persist(note), () -> notes.edit(note, "edited"));
    assertThat(redis.get(note)).as("GET after the edit").isEqualTo("edited");
    assertThat(redis.pttl(note)).as("PTTL after a rival's PERSIST and an edit").isEqualTo(-1);

    write(note, HOUR);
    assertThat(Rival.overtakes(
            redis, () -> redis.pexpire(note, 9 * HOUR), () -> expireIn(2, When.LATER)))
        .as("2 hours, LATER, after a rival gave it 9")
        .isFalse();
    assertThat(redis.pttl(note)).as("PTTL").isGreaterThan(8 * HOUR);
    assertThat(Rival.overtakes(
            redis, () -> redis.pexpire(note, HOUR), () -> expireIn(2, When.EARLIER)))
        .as("2 hours, EARLIER, after a rival gave it 1")
        .isFalse();
    assertThat(redis.pttl(note)).as("PTTL").isLessThanOrEqualTo(HOUR);
    assertThat(Rival.overtakes(redis, () -> redis.persist(note), () -> expireIn(2, When.EXPIRING)))
        .as("EXPIRING, after a rival's PERSIST")
        .isFalse();
    assertThat(Rival.overtakes(
            redis, () -> redis.pexpire(note, HOUR), () -> expireIn(2, When.ENDLESS)))
        .as("ENDLESS, after a rival gave it 1 hour")
        .isFalse();

    assertThat(Rival.overtakes(
            redis, () -> redis.del(note), () -> notes.readAndRenew(note, Duration.ofHours(2))))
        .as("readAndRenew of a note that a rival deleted")
        .isEmpty();
    write(note, HOUR);
    Rival.overtakes(redis, () -> redis.append(note, "!"), () -> notes.keep(note));
    assertThat(redis.get(note)).as("GET after a rival's APPEND and keep").isEqualTo(text + "!");
  }

  @Criterion(
      order = 12,
      value = "while a note is renamed, it is never there twice, nor nowhere",
      why = "Copy and delete are two steps: a program that dies between them leaves two notes.",
      tryIt = "RENAME note other")
  void renameIsOneStep() throws Exception {
    write(note, HOUR);
    List<ReceivedCommand> received = evidence.received(() -> notes.rename(note, other));

    assertThat(redis.exists(other)).as("EXISTS of the target").isTrue();
    redis.del(other);
    write(note, HOUR);
    for (AtomicStep step : AtomicStep.of(received)) {
      step.repeat(redis);
      assertThat(redis.exists(note, other))
          .as("how many there are after %s", step.commands())
          .isEqualTo(1);
    }
  }

  @Criterion(
      order = 13,
      value = "a null is a NullPointerException before Redis is asked",
      why = "Left to the clients, one throws, one stores an empty text and one deletes the key.",
      tryIt = "SET note \"\" PX 60000")
  void aNullIsRefused() throws Exception {
    redis.set(note, text);
    Map<String, ThrowingCallable> calls = new LinkedHashMap<>();
    calls.put("write(null, text, 1 h)", () -> notes.write(null, text, Duration.ofHours(1)));
    calls.put("write(note, null, 1 h)", () -> notes.write(note, null, Duration.ofHours(1)));
    calls.put("write(note, text, null)", () -> notes.write(note, text, null));
    calls.put("read(null)", () -> notes.read(null));
    calls.put("readAndRenew(null, 1 h)", () -> notes.readAndRenew(null, Duration.ofHours(1)));
    calls.put("readAndRenew(note, null)", () -> notes.readAndRenew(note, null));
    calls.put("edit(null, text)", () -> notes.edit(null, text));
    calls.put("edit(note, null)", () -> notes.edit(note, null));
    calls.put("lifetime(null)", () -> notes.lifetime(null));
    calls.put(
        "expireIn(null, 1 h, LATER)", () -> notes.expireIn(null, Duration.ofHours(1), When.LATER));
    calls.put("expireIn(note, null, LATER)", () -> notes.expireIn(note, null, When.LATER));
    calls.put("expireIn(note, 1 h, null)", () -> notes.expireIn(note, Duration.ofHours(1), null));
    calls.put("expireAt(null, instant)", () -> notes.expireAt(null, Instant.EPOCH));
    calls.put("expireAt(note, null)", () -> notes.expireAt(note, null));
    calls.put("keep(null)", () -> notes.keep(null));
    calls.put("rename(null, other)", () -> notes.rename(null, other));
    calls.put("rename(note, null)", () -> notes.rename(note, null));

    List<ReceivedCommand> received =
        evidence.received(() -> calls.forEach((name, call) -> assertThat(catchThrowable(call))
            .as("what %s throws", name)
            .isInstanceOf(NullPointerException.class)));

    assertThat(received).as("commands that Redis received").isEmpty();
    assertThat(redis.get(note)).as("GET").isEqualTo(text);
  }

  private boolean expireIn(int hours, When when) {
    return notes.expireIn(note, Duration.ofHours(hours), when);
  }

  /** Writes a note and says when it expires. */
  private long write(String key, long time) {
    redis.set(key, text, SetParams.setParams().px(time));
    return redis.pexpireTime(key);
  }

  private void assertExpireIn(When when, String which, long time, boolean expected) {
    long expiry = redis.pexpireTime(note);
    if (!expected) {
      assertThat(notes.expireIn(note, Duration.ofMillis(time), when))
          .as("%s, of a note %s", when, which)
          .isFalse();
      assertThat(redis.pexpireTime(note)).as("PEXPIRETIME, unchanged").isEqualTo(expiry);
      return;
    }
    assertExpiry(
        time,
        () -> assertThat(notes.expireIn(note, Duration.ofMillis(time), when))
            .as("%s, of a note %s", when, which)
            .isTrue());
  }

  /** Times just below and just above a second show who rounds, whichever way. */
  private void assertExactLifetimes(LongAction action) {
    long seconds = given.number(60, 6_000) * 1_000;
    assertExpiry(seconds + 999, () -> action.run(seconds + 999));
    assertExpiry(seconds + 1, () -> action.run(seconds + 1));
    assertExpiry(seconds + 499, () -> action.run(seconds + 499));
  }

  private void assertExpiry(long time, Runnable action) {
    long before = now();
    action.run();
    long after = now();
    assertThat(redis.pexpireTime(note))
        .as("PEXPIRETIME of a note that lives %,d ms from now", time)
        .isBetween(before + time, after + time);
  }

  private long now() {
    return ServerTime.now(redis).toEpochMilli();
  }

  private static void assertRefused(String what, ThrowingCallable call) {
    assertThatThrownBy(call, what).isInstanceOf(IllegalArgumentException.class);
  }

  /** What is done with a time to live in milliseconds. */
  private interface LongAction {
    void run(long millis);
  }
}
