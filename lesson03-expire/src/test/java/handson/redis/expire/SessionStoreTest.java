package handson.redis.expire;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import handson.redis.expire.SessionStore.Session;
import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import handson.redis.testing.Rival;
import handson.redis.testing.ServerTime;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(SessionStore.class)
final class SessionStoreTest {
  private static final int CROWD = 8;
  private static final int LOGINS = 15;
  private static final int IDS = 60;

  // Cut to whole seconds, a time in this test loses more.
  private static final long NEARLY = 400;
  private static final Duration DAY = Duration.ofDays(1);

  private final SessionStore store;
  private final Instances<SessionStore> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String site;
  private final String user;
  private final Duration idle;
  private final Duration lifetime;
  private final Instant begun;

  SessionStoreTest(
      SessionStore store, Instances<SessionStore> instances, Evidence evidence, Given given) {
    this.store = store;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.site = given.key("site");
    this.user = given.text();
    // Nearly a second more than whole ones: cut to seconds, much of it is lost.
    this.idle = Duration.ofMinutes(given.number(20, 40)).plusMillis(900);
    this.lifetime = Duration.ofHours(given.number(5, 12)).plusMillis(900);
    this.begun = now();
  }

  @Criterion(
      order = 1,
      value = "create makes a hash with user, times and TTL, under a key made of the id's SHA-256",
      why = "What is forgotten to log out leaves by itself, and a copy of Redis lets nobody in.",
      tryIt = "HSET shop:session:5feceb66 user ann created 1767225600000 idle 1800000")
  void createMakesASession() {
    Instant before = now();
    String id = store.create(site, user, idle, lifetime);
    Instant after = now();

    assertThat(id).as("the id").matches("[A-Za-z0-9_-]{43}");
    assertThat(redis.type(key(id))).as("TYPE of the session").isEqualTo("hash");
    Map<String, String> session = redis.hgetAll(key(id));
    assertThat(session)
        .as("the session")
        .containsEntry("user", user)
        .containsEntry("idle", millis(idle))
        .containsEntry("lifetime", millis(lifetime))
        .containsKeys("created", "lastAccess");
    assertThat(time(session, "created")).as("created").isBetween(before, after);
    assertThat(time(session, "lastAccess")).as("lastAccess").isBetween(before, after);
    assertExpires(id, time(session, "created").plus(idle));

    String brief = store.create(site, user, idle, Duration.ofMillis(90_900));
    assertExpires(brief, time(redis.hgetAll(key(brief)), "created").plusMillis(90_900));
  }

  @Criterion(
      order = 2,
      value = "the index is a sorted set of all the user's sessions, by the time they expire",
      why = "An index of one's own finds them; KEYS would walk through everybody's.",
      tryIt = "ZADD shop:user:ann 1767225600000 5feceb66")
  void createWritesTheIndex() {
    List<String> ids =
        Stream.generate(() -> store.create(site, user, idle, lifetime)).limit(3).toList();
    store.create(site, given.text(), idle, lifetime);

    assertThat(redis.type(index())).as("TYPE of the index").isEqualTo("zset");
    assertThat(redis.zrange(index(), 0, -1))
        .as("the user's sessions")
        .containsExactlyInAnyOrderElementsOf(
            ids.stream().map(SessionStore::hash).toList());
    ids.forEach(this::assertIndexed);
  }

  @Criterion(
      order = 3,
      value = "find answers with the session, and with nothing for one that is gone or unknown",
      why = "An id that a client brings along must not become a session: an attacker knows it.",
      tryIt = "HMGET shop:session:5feceb66 user created")
  void findAnswers() {
    Instant created = now().minusSeconds(600);
    String id = put(user, created, idle, lifetime);

    Instant before = now();
    Session found = store.find(site, id).orElse(null);
    Instant after = now();
    assertThat(found).as("a session that another program created").isNotNull();
    assertThat(found.user()).as("user").isEqualTo(user);
    assertThat(found.created()).as("created").isEqualTo(created);
    assertThat(found.lastAccess()).as("lastAccess").isBetween(before, after);
    assertExpires(id, found.expires());

    ServerTime.letExpire(redis, key(id));
    Set<String> keys = redis.keys(given.namespace() + "*");
    String unknown = id(given.random());
    for (String nobodys : List.of(id, unknown)) {
      assertThat(store.find(site, nobodys)).as("find of no session").isEmpty();
      assertThat(store.logout(site, nobodys)).as("logout of no session").isFalse();
    }
    assertThat(store.find(given.key("other"), id)).as("find on another site").isEmpty();
    assertThat(redis.keys(given.namespace() + "*")).as("keys afterwards").isSubsetOf(keys);
  }

  @Criterion(
      order = 4,
      value = "find slides the end of the session, in the index too",
      why = "Who is at work stays logged in; who left the desk does not.",
      tryIt = "PEXPIREAT shop:session:5feceb66 1767225600000")
  void findSlides() {
    Instant created = now().minus(lifetime.dividedBy(2));
    String id = put(user, created, idle, lifetime);

    for (int i = 0; i < 2; i++) {
      Instant before = now();
      Session found = store.find(site, id).orElseThrow();
      Map<String, String> session = redis.hgetAll(key(id));
      assertThat(time(session, "lastAccess")).as("lastAccess").isBetween(before, now());
      assertThat(time(session, "created")).as("created").isEqualTo(created);
      assertExpires(id, time(session, "lastAccess").plus(idle));
      assertExpires(id, found.expires());
      assertIndexed(id);
      redis.pexpire(key(id), 60_000);
    }
  }

  @Criterion(
      order = 5,
      value = "no read lengthens a session beyond its lifetime, which counts from the login",
      why = "A stolen session that is kept busy must end too.",
      tryIt = "PEXPIRETIME shop:session:5feceb66")
  void theLifetimeEndsIt() {
    Instant created = now().minus(lifetime).plusSeconds(420);
    String id = put(user, created, idle, lifetime);
    String brief = store.create(site, user, idle, Duration.ofSeconds(90));
    Instant login = time(redis.hgetAll(key(brief)), "created");

    for (int i = 0; i < 2; i++) {
      Session found = store.find(site, id).orElseThrow();
      assertExpires(id, created.plus(lifetime));
      assertNearly(
          "expires of the answer, after reads",
          found.expires().toEpochMilli(),
          created.plus(lifetime).toEpochMilli());
      assertIndexed(id);
      store.find(site, brief);
      assertExpires(brief, login.plusSeconds(90));
    }
  }

  @Criterion(
      order = 6,
      value = "what is no id finds nothing, throws nothing and is not sent",
      why = "An id comes from outside: a cookie may hold anything, and logs must not hold ids.",
      tryIt = "EXISTS shop:session:*")
  void whatIsNoIdFindsNothing() throws Exception {
    String id = store.create(site, user, idle, lifetime);
    String but42 = id.substring(1);
    List<String> malformed = Arrays.asList(
        null,
        "",
        but42,
        id + "A",
        id + "\n",
        " " + but42,
        but42 + "=",
        but42 + "*",
        but42 + "+",
        but42 + "é",
        but42 + "٣",
        "*",
        SessionStore.hash(id),
        key(id),
        index());

    List<ReceivedCommand> received = evidence.received(() -> {
      for (String text : malformed) {
        assertThat(catchThrowable(() -> {
              assertThat(store.find(site, text)).as("find of %s", text).isEmpty();
              assertThat(store.logout(site, text)).as("logout of %s", text).isFalse();
            }))
            .as("what find or logout of '%s' throws", text)
            .isNull();
      }
    });

    assertThat(received).as("commands that Redis received").isEmpty();
    assertThat(store.find(site, id)).as("the session itself").isPresent();
  }

  @Criterion(
      order = 7,
      value = "logout ends this session, and takes it out of the index",
      why = "What stays in the index is found and counted as somebody who is logged in.",
      tryIt = "ZREM shop:user:ann 5feceb66")
  void logoutEndsOne() {
    String id = store.create(site, user, idle, lifetime);
    String other = store.create(site, user, idle, lifetime);

    assertThat(store.logout(site, id)).as("logout").isTrue();
    assertThat(redis.exists(key(id))).as("EXISTS of the session").isFalse();
    assertThat(redis.zrange(index(), 0, -1))
        .as("the index")
        .containsExactly(SessionStore.hash(other));
    assertThat(store.find(site, id)).as("find after logout").isEmpty();
    assertThat(store.logout(site, id)).as("logout once more").isFalse();
    assertThat(store.find(site, other)).as("the user's other session").isPresent();

    assertThat(store.logout(site, other)).as("logout of the last").isTrue();
    assertThat(redis.exists(index())).as("EXISTS of an empty index").isFalse();
  }

  @Criterion(
      order = 8,
      value = "logoutEverywhere ends all sessions of this user, and no one else's, without KEYS",
      why = "After a stolen password all must go at once, while Redis serves everybody else.",
      tryIt = "ZRANGE shop:user:ann 0 -1")
  void logoutEverywhereEndsAll() throws Exception {
    List<String> ids = Stream.generate(() -> store.create(site, user, idle, lifetime))
        .limit(given.number(3, 6))
        .toList();
    List<String> others = Stream.of(
            user + ":x", user + "*", user.toUpperCase(Locale.ROOT), user.substring(1), "*")
        .map(name -> store.create(site, name, idle, lifetime))
        .toList();
    String otherSite = given.key("site");
    String elsewhere = store.create(otherSite, user, idle, lifetime);
    // Expired, and still in the index.
    ServerTime.letExpire(redis, key(ids.get(0)));

    List<ReceivedCommand> received =
        evidence.received(() -> assertThat(store.logoutEverywhere(site, user))
            .as("how many ended, of which one had expired")
            .isEqualTo(ids.size() - 1));
    assertThat(received.stream().map(ReceivedCommand::name))
        .as("commands that walk through everybody's keys")
        .doesNotContain("KEYS", "SCAN", "RANDOMKEY");

    for (String id : ids) {
      assertThat(redis.exists(key(id))).as("EXISTS of a session").isFalse();
      assertThat(store.find(site, id)).as("find").isEmpty();
    }
    assertThat(redis.exists(index())).as("EXISTS of the index").isFalse();
    assertThat(store.logoutEverywhere(site, user)).as("once more").isZero();
    others.forEach(id -> assertThat(store.find(site, id)).as("other users").isPresent());
    assertThat(store.find(otherSite, elsewhere)).as("another site").isPresent();
  }

  @Criterion(
      order = 9,
      value = "the index lives as long as the longest session, and keeps no expired ones",
      why =
          "If it went first, its sessions could not be found; if it kept all, it would only grow.",
      tryIt = "PEXPIREAT shop:user:ann 1767225600000 GT")
  void theIndexLivesAsLong() {
    String longest = store.create(site, user, idle, lifetime);
    long last = redis.pexpireTime(key(longest)) - idle.toMillis() + lifetime.toMillis();
    store.create(site, user, idle, lifetime.dividedBy(5));
    assertIndexLives("after a shorter session", last);
    store.find(site, longest);
    assertIndexLives("after a read", last);
    store.create(site, user, idle, lifetime.multipliedBy(2));
    assertIndexLives("after a longer session", last + lifetime.toMillis());

    String expired = id(given.random());
    redis.zadd(index(), now().minusSeconds(1).toEpochMilli(), SessionStore.hash(expired));
    String read = put(user, now().minusSeconds(5), idle, lifetime);
    store.find(site, read);
    String fresh = store.create(site, user, idle, lifetime);
    assertThat(redis.zrange(index(), 0, -1))
        .as("the index after the next login")
        .doesNotContain(SessionStore.hash(expired))
        .contains(SessionStore.hash(longest), SessionStore.hash(read), SessionStore.hash(fresh));
  }

  @Criterion(
      order = 10,
      value =
          "after no step is there a session or index without a TTL, or a session outside of the index",
      why = "A program can die between two commands, and nobody comes back to set the TTL.",
      tryIt = "TTL shop:session:5feceb66")
  void everyStepIsComplete() throws Exception {
    String[] made = new String[1];
    List<AtomicStep> steps =
        AtomicStep.of(evidence.received(() -> made[0] = store.create(site, user, idle, lifetime)));
    String id = made[0];
    redis.del(key(id), index());

    for (AtomicStep step : steps) {
      step.repeat(redis);
      for (String key : List.of(key(id), index())) {
        // -2 is a key that is not there, -1 one without a TTL
        assertThat(redis.pttl(key)).as("PTTL of %s after %s", key, step).isNotEqualTo(-1);
      }
      if (redis.exists(key(id))) {
        assertIndexed(id);
      }
    }
    assertThat(redis.exists(key(id))).as("EXISTS after all steps").isTrue();

    assertEveryStepKeepsTheIndex("logout", ids -> store.logout(site, ids.get(0)));
    assertEveryStepKeepsTheIndex("logoutEverywhere", ids -> store.logoutEverywhere(site, user));
  }

  @Criterion(
      order = 11,
      value = "find is one round trip, and never revives a session that ends meanwhile",
      why = "A session whose last access is written after its end would be back, without a TTL.",
      tryIt = "HSET shop:session:5feceb66 lastAccess 1767225600000")
  void findIsOneStep() throws Exception {
    String id = store.create(site, user, idle, lifetime);
    store.find(site, id);
    List<ReceivedCommand> received =
        evidence.received(() -> assertThat(store.find(site, id)).isPresent());
    Rival.overtakes(redis, () -> redis.del(key(id)), () -> store.find(site, id));

    assertThat(redis.exists(key(id)))
        .as("EXISTS of a session that was logged out during find")
        .isFalse();
    assertThat(received.stream().filter(command -> !command.isFromScript()))
        .as("commands that the client sent for find")
        .hasSize(1);
  }

  @Criterion(
      order = 12,
      value =
          "a login and a logout everywhere at the same moment leave no session outside the index",
      why = "A session that the index has lost can never be logged out everywhere again.",
      tryIt = "DEL shop:user:ann")
  void noSessionIsLost() throws Exception {
    // Another program logs out everywhere before each command of the login.
    SessionStore disturbed = instances.through(new Middleman() {
      @Override
      public List<String> command(List<String> command) {
        List<String> hashes = redis.zrange(index(), 0, -1);
        hashes.forEach(hash -> redis.del(SessionStore.sessionKey(site, hash)));
        hashes.forEach(hash -> redis.zrem(index(), hash));
        return command;
      }
    });
    String id = disturbed.create(site, user, idle, lifetime);
    if (redis.exists(key(id))) {
      assertIndexed(id);
    }

    // And another one logs in while all are logged out.
    store.create(site, user, idle, lifetime);
    String late = id(given.random());
    Rival.overtakes(redis, () -> putInOneCommand(late), () -> store.logoutEverywhere(site, user));
    store.logoutEverywhere(site, user);
    assertThat(redis.exists(key(late)))
        .as("EXISTS of a session that was created during one logoutEverywhere, after the next")
        .isFalse();
  }

  @Criterion(
      order = 13,
      value = "while eight threads log in, each session is logged out once",
      why = "Between reading the index and deleting, others go on.",
      tryIt = "ZREM shop:user:ann 5feceb66 6b86b273")
  void aCrowdIsLoggedOut() throws Exception {
    SessionStore otherProgram = instances.through(new Middleman() {});
    String stranger = store.create(site, given.text(), idle, lifetime);

    List<Long> ended = new ArrayList<>();
    evidence.unseen(() -> ended.addAll(Crowd.of(CROWD + 1, member -> {
      SessionStore own = member % 2 == 0 ? store : otherProgram;
      long count = 0;
      for (int i = 0; i < LOGINS; i++) {
        if (member < CROWD) {
          own.create(site, user, idle, lifetime);
        } else {
          count += own.logoutEverywhere(site, user);
        }
      }
      return count;
    })));
    long left = store.logoutEverywhere(site, user);

    assertThat(ended.get(CROWD) + left)
        .as("how many ended, of %d logins", CROWD * LOGINS)
        .isEqualTo(CROWD * LOGINS);
    assertThat(redis.keys(site + ":session:*"))
        .as("sessions that are left")
        .containsExactly(key(stranger));
    assertThat(redis.exists(index())).as("EXISTS of the index").isFalse();
  }

  @Criterion(
      order = 14,
      value = "nothing stays in the JVM: what another program does counts at once",
      why = "Behind a load balancer each request may meet another JVM.",
      tryIt = "DEL shop:session:5feceb66")
  void nothingStaysInTheJvm() {
    SessionStore otherProgram = instances.through(new Middleman() {});
    String id = store.create(site, user, idle, lifetime);
    store.find(site, id);

    assertThat(otherProgram.find(site, id).map(Session::user))
        .as("the user, to another program")
        .contains(user);
    assertThat(otherProgram.logout(site, id)).as("logout by another program").isTrue();
    assertThat(store.find(site, id)).as("find afterwards").isEmpty();

    String second = otherProgram.create(site, user, idle, lifetime);
    redis.hset(key(second), "idle", "60000");
    assertThat(store.find(site, second).map(Session::user)).as("find").contains(user);
    assertExpires(second, time(redis.hgetAll(key(second)), "lastAccess").plusMillis(60_000));
    assertThat(store.logoutEverywhere(site, user)).as("logoutEverywhere").isEqualTo(1);
    assertThat(otherProgram.find(site, second)).as("find afterwards").isEmpty();
  }

  @Criterion(
      order = 15,
      value = "ids are 256 random bits that nobody can compute, and Redis never sees one",
      why = "From two numbers of java.util.Random anybody can compute all that follow.",
      tryIt = "HGETALL shop:session:5feceb66")
  void idsAreSecret() throws Exception {
    Set<String> ids = Collections.synchronizedSet(new HashSet<>());
    List<ReceivedCommand> received = evidence.received(() -> Crowd.of(3, member -> {
      for (int i = 0; i < IDS / 3; i++) {
        ids.add(store.create(site, user, idle, lifetime));
      }
      return null;
    }));
    String id = ids.iterator().next();
    String shown = evidence
        .received(() -> {
          store.find(site, id);
          store.logout(site, id);
        })
        .toString();

    assertThat(ids).as("different ids of %d", IDS).hasSize(IDS);
    List<byte[]> bytes = ids.stream().map(Base64.getUrlDecoder()::decode).toList();
    assertThat(bytes).allSatisfy(one -> assertThat(one).as("bytes of an id").hasSize(32));
    assertThat(bitsThatNeverChange(bytes).stream())
        .as("bits that are the same in all ids")
        .isEmpty();
    assertThat(bytes.stream().filter(SessionStoreTest::isOfJavaUtilRandom))
        .as("ids whose end java.util.Random tells from their beginning")
        .isEmpty();
    assertThat(received.stream().flatMap(command -> command.arguments().stream()))
        .as("arguments of commands")
        .noneMatch(argument -> ids.stream().anyMatch(argument::contains));
    assertThat(shown).as("commands of find and logout").doesNotContain(id);
  }

  @Criterion(
      order = 16,
      value = "times are the server's",
      why = "The clocks of two web servers differ; Redis has one, and expires keys by it.",
      tryIt = "TIME")
  void timesAreTheServers() {
    Latecomer latecomer = new Latecomer();
    SessionStore slow = instances.through(latecomer);
    slow.create(site, user, idle, lifetime);

    latecomer.expectsCommand();
    String id = slow.create(site, user, idle, lifetime);
    assertThat(time(redis.hgetAll(key(id)), "created"))
        .as("created, of a login that reached Redis late")
        .isAfterOrEqualTo(latecomer.arrival());
    slow.find(site, id);
    latecomer.expectsCommand();
    assertThat(slow.find(site, id).orElseThrow().lastAccess())
        .as("lastAccess, of a read that reached Redis late")
        .isAfterOrEqualTo(latecomer.arrival());
  }

  @Criterion(
      order = 17,
      value = "a time of 0, below 1 ms or beyond ten years is refused, and so is a missing user",
      why = "Redis takes an expiry of 0 or less for a DEL: nobody would be logged in.",
      tryIt = "PEXPIRE shop:session:5feceb66 0")
  void nonsenseIsRefused() throws Exception {
    List<Duration> wrong = List.of(
        Duration.ZERO,
        Duration.ofMillis(-1),
        Duration.ofNanos(999_999),
        SessionStore.LONGEST.plusMillis(1),
        Duration.ofSeconds(Long.MAX_VALUE));
    List<ReceivedCommand> received = evidence.received(() -> {
      for (Duration time : wrong) {
        assertRefused("an idle time of " + time, () -> store.create(site, user, time, lifetime));
        assertRefused("a lifetime of " + time, () -> store.create(site, user, idle, time));
      }
      for (String nobody : Arrays.asList(null, "")) {
        assertRefused("no user", () -> store.create(site, nobody, idle, lifetime));
        assertRefused("no user", () -> store.logoutEverywhere(site, nobody));
      }
    });
    assertThat(received).as("commands that Redis received").isEmpty();

    String id = store.create(site, user, SessionStore.LONGEST, SessionStore.LONGEST);
    assertThat(Duration.ofMillis(redis.pttl(key(id))))
        .as("PTTL of the longest session")
        .isGreaterThan(SessionStore.LONGEST.minus(DAY));
  }

  @Criterion(
      order = 18,
      value = "a login leaves the sessions in the index that end in this very millisecond",
      why = "Redis expires a key after its last millisecond: a read in it still slides the end.",
      tryIt = "ZREMRANGEBYSCORE shop:user:ann -inf (1767225600000")
  void theLastMillisecondCounts() {
    // A try shows it where the login and the look at the clock after it are in one millisecond.
    int shown = 0;
    for (int i = 0; i < 200 && shown < 8; i++) {
      long first = now().toEpochMilli();
      putOneForEachMillisecond(first, 20);
      String id = store.create(site, user, idle, lifetime);
      long after = now().toEpochMilli();
      if (after < first + 20) {
        assertThat(redis.zscore(index(), hashOfTheOneUntil(after)))
            .as("ZSCORE of a session that ends at %d, when the login was over", after)
            .isNotNull();
        shown += Long.toString(after).equals(redis.hget(key(id), "created")) ? 1 : 0;
      }
    }
  }

  private static String hashOfTheOneUntil(long end) {
    return String.format(Locale.ROOT, "%064d", end);
  }

  private void putOneForEachMillisecond(long first, int count) {
    redis.eval(
        """
        for expires = tonumber(ARGV[1]), ARGV[1] + ARGV[2] - 1 do
          local hash = string.format('%064.0f', expires)
          redis.call('ZADD', KEYS[1], expires, hash)
          redis.call('HSET', KEYS[2] .. hash, 'user', ARGV[3], 'created', ARGV[1],
            'lastAccess', ARGV[1], 'idle', 60000, 'lifetime', 60000)
          redis.call('PEXPIREAT', KEYS[2] .. hash, expires)
        end
        redis.call('PEXPIRE', KEYS[1], 60000)
        """,
        List.of(index(), SessionStore.sessionKey(site, "")),
        List.of(Long.toString(first), Integer.toString(count), user));
  }

  private String key(String id) {
    return SessionStore.sessionKey(site, SessionStore.hash(id));
  }

  private String index() {
    return SessionStore.userKey(site, user);
  }

  private Instant now() {
    return ServerTime.now(redis).truncatedTo(MILLIS);
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
  }

  private static Instant time(Map<String, String> session, String field) {
    return Instant.ofEpochMilli(Long.parseLong(session.get(field)));
  }

  private static String id(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A session as another program wrote it some time ago; it has a minute left. */
  private String put(String whose, Instant created, Duration idleFor, Duration livesFor) {
    String id = id(given.random());
    long last = created.plus(livesFor).toEpochMilli();
    redis.hset(
        key(id),
        Map.of(
            "user", whose,
            "created", Long.toString(created.toEpochMilli()),
            "lastAccess", Long.toString(created.toEpochMilli()),
            "idle", millis(idleFor),
            "lifetime", millis(livesFor)));
    redis.pexpire(key(id), 60_000);
    redis.zadd(
        SessionStore.userKey(site, whose), redis.pexpireTime(key(id)), SessionStore.hash(id));
    redis.pexpireAt(SessionStore.userKey(site, whose), last + DAY.toMillis());
    return id;
  }

  private void putInOneCommand(String id) {
    long now = now().toEpochMilli();
    redis.eval(
        """
        redis.call('HSET', KEYS[1], 'user', ARGV[1], 'created', ARGV[2], 'lastAccess', ARGV[2],
          'idle', 60000, 'lifetime', 60000)
        redis.call('PEXPIRE', KEYS[1], 60000)
        redis.call('ZADD', KEYS[2], ARGV[2] + 60000, ARGV[3])
        redis.call('PEXPIRE', KEYS[2], 60000)
        """, List.of(key(id), index()), List.of(user, Long.toString(now), SessionStore.hash(id)));
  }

  /** After each step of a logout the sessions that are still there are in the index. */
  private void assertEveryStepKeepsTheIndex(String what, Consumer<List<String>> logout)
      throws Exception {
    redis.del(index());
    List<String> ids = Stream.generate(() -> id(given.random())).limit(3).toList();
    ids.forEach(this::putInOneCommand);
    List<AtomicStep> steps = AtomicStep.of(evidence.received(() -> logout.accept(ids)));
    ids.forEach(this::putInOneCommand);
    for (AtomicStep step : steps) {
      step.repeat(redis);
      for (String id : ids) {
        if (redis.exists(key(id))) {
          assertThat(redis.zscore(index(), SessionStore.hash(id)))
              .as("ZSCORE of a session that is there, after %s of %s", step, what)
              .isNotNull();
        }
      }
    }
    assertThat(redis.exists(key(ids.get(0)))).as("EXISTS after %s", what).isFalse();
  }

  private void assertExpires(String id, Instant expected) {
    assertNearly("PEXPIRETIME of the session", redis.pexpireTime(key(id)), expected.toEpochMilli());
  }

  private void assertNearly(String what, long millis, long expected) {
    assertThat(millis).as(what).isBetween(expected - NEARLY, expected + NEARLY + passed());
  }

  /**
   * Milliseconds since the test began. Where one solution asks for the time once, another counts
   * from then and from a little later.
   */
  private long passed() {
    return Duration.between(begun, now()).toMillis();
  }

  private void assertIndexed(String id) {
    Double score = redis.zscore(index(), SessionStore.hash(id));
    assertThat(score).as("ZSCORE of the session in the index").isNotNull();
    long expires = redis.pexpireTime(key(id));
    assertNearly("PEXPIRETIME of the session, beside its ZSCORE", expires, score.longValue());
    assertThat(redis.pexpireTime(index()))
        .as("PEXPIRETIME of the index, beside that of the session")
        .isGreaterThanOrEqualTo(expires - NEARLY - passed());
  }

  private void assertIndexLives(String when, long until) {
    assertThat(redis.pexpireTime(index()))
        .as("PEXPIRETIME of the index %s", when)
        .isGreaterThanOrEqualTo(until - NEARLY - passed());
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }

  private static BitSet bitsThatNeverChange(List<byte[]> ids) {
    BitSet changed = new BitSet();
    BitSet first = BitSet.valueOf(ids.get(0));
    for (byte[] id : ids) {
      BitSet different = BitSet.valueOf(id);
      different.xor(first);
      changed.or(different);
    }
    changed.flip(0, 256);
    return changed;
  }

  /**
   * Its state has 48 bits: 32 of them are the first four bytes, and 16 are soon tried. A state that
   * gives the next eight bytes too gives all the rest; that one does by chance happens once in 2^48
   * ids.
   */
  private static boolean isOfJavaUtilRandom(byte[] id) {
    ByteBuffer ints = ByteBuffer.wrap(id).order(ByteOrder.LITTLE_ENDIAN);
    long upper = Integer.toUnsignedLong(ints.getInt()) << 16;
    int second = ints.getInt();
    int third = ints.getInt();
    // A loop: a stream takes ten times as long, of which nobody has the time to warm it up.
    for (int lower = 0; lower < 1 << 16; lower++) {
      long state = stateAfter(upper | lower);
      if ((int) (state >>> 16) == second && (int) (stateAfter(state) >>> 16) == third) {
        return true;
      }
    }
    return false;
  }

  private static long stateAfter(long state) {
    return state * 0x5DEECE66DL + 0xB & (1L << 48) - 1;
  }

  /** Holds the next command back until the server's clock has gone on. */
  private final class Latecomer implements Middleman {
    private static final Duration DELAY = Duration.ofMillis(50);

    private boolean expecting;
    private Instant arrival = Instant.EPOCH;

    synchronized void expectsCommand() {
      expecting = true;
    }

    synchronized Instant arrival() {
      return arrival;
    }

    @Override
    public synchronized List<String> command(List<String> command) {
      if (expecting && !new ReceivedCommand("", command).isHandshake()) {
        expecting = false;
        Instant end = now().plus(DELAY);
        do {
          LockSupport.parkNanos(5_000_000);
          arrival = now();
        } while (arrival.isBefore(end));
      }
      return command;
    }
  }
}
