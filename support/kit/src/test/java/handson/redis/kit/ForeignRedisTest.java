package handson.redis.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

@Timeout(60)
final class ForeignRedisTest {
  private static final String PASSWORD = "s3cret";

  @TempDir
  private static Path folder;

  private static EmbeddedRedis server;
  private static UnifiedJedis jedis;

  @BeforeAll
  static void startServer() {
    server = EmbeddedRedis.start("--user", "reader", "on", ">" + PASSWORD, "~*", "+@all", "-eval");
    jedis = RedisClient.create("127.0.0.1", server.address().port());
  }

  @AfterAll
  static void endServer() {
    jedis.close();
    server.close();
  }

  @BeforeEach
  void empty() {
    // The server is this test's own; the course itself never does this to anybody's.
    jedis.flushAll();
  }

  @Test
  void anEmptyDatabaseIsClaimedAndGivenBackWithoutATrace() {
    try (RunningRedis redis = open()) {
      assertThat(redis.isPrivate()).isFalse();
      assertThat(redis.address()).isEqualTo(server.address());
      assertThat(redis.description()).isEqualTo("Redis 7.0.15 at " + server.address());
      assertThat(jedis.keys("*"))
          .containsExactlyInAnyOrder(ForeignRedis.MARKER, ForeignRedis.LEASE);
      assertThat(jedis.pttl(ForeignRedis.LEASE)).isBetween(1L, 15_000L);
    }
    assertThat(jedis.dbSize()).isZero();
    await()
        .untilAsserted(() -> assertThat(jedis.info("clients")).contains("connected_clients:1\r\n"));
  }

  @Test
  void keysThatAreLeftKeepTheirMarker() {
    try (RunningRedis redis = open()) {
      assertThat(redis.address()).isNotNull();
      jedis.set("the trainee's", "own");
    }
    assertThat(jedis.keys("*")).containsExactlyInAnyOrder(ForeignRedis.MARKER, "the trainee's");

    open().close();
    assertThat(jedis.get("the trainee's")).isEqualTo("own");
  }

  @Test
  void aDatabaseWithStrangersKeysIsRefusedAndUntouched() {
    IntStream.range(0, 1234).forEach(i -> jedis.set("key:" + i, "" + i));
    Map<String, String> before = contents();

    assertThatThrownBy(ForeignRedisTest::open)
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "Database 0 of 127.0.0.1:%1$d holds 1,234 keys that are not the course's; name an empty"
                + " one, e.g. redis://127.0.0.1:%1$d/1.",
            server.address().port());

    assertThat(contents()).isEqualTo(before);
    await()
        .untilAsserted(() -> assertThat(jedis.info("clients")).contains("connected_clients:1\r\n"));
  }

  @Test
  void oneKeyIsNotKeys() {
    jedis.set("stranger", "1");
    assertThatThrownBy(ForeignRedisTest::open)
        .hasMessageContaining("holds 1 key that is not the course's");
  }

  @Test
  void theSuggestedDatabaseIsEmptyAndThere() {
    try (EmbeddedRedis two = EmbeddedRedis.start("--databases", "2");
        UnifiedJedis first = RedisClient.create("127.0.0.1", two.address().port());
        RedisClients clients = new RedisClients(two.address().withDatabase(1), "test")) {
      clients.jedis().set("stranger", "1");
      assertThatThrownBy(() -> ForeignRedis.open(two.address().withDatabase(1), "--redis"))
          .hasMessageEndingWith("name an empty one, e.g. %s.", two.address());

      first.set("stranger", "1");
      assertThatThrownBy(() -> ForeignRedis.open(two.address(), "--redis"))
          .hasMessageEndingWith("name a server with an empty one, or use --redis embedded.");
    }
  }

  @Test
  void anotherDatabaseOfTheServerIsNotLookedAt() {
    jedis.set("stranger", "1");
    ForeignRedis.open(server.address().withDatabase(3), "--redis").close();
    assertThat(jedis.info("keyspace")).doesNotContain("db3");
    assertThat(jedis.get("stranger")).isEqualTo("1");
  }

  @Test
  void twoRunsAtTheSameTimeDoNotMeet() {
    try (RunningRedis first = open()) {
      assertThat(first.isPrivate()).isFalse();
      assertThatThrownBy(ForeignRedisTest::open)
          .isInstanceOf(SetupException.class)
          .hasMessage(
              "Another run of the course is using database 0 of 127.0.0.1:%d; wait until it has"
                  + " ended (15 s at most if it was killed), or name another database.",
              server.address().port());
      assertThat(jedis.exists(ForeignRedis.LEASE)).isTrue();
    }
    open().close();
  }

  @Test
  void runsThatWorkTogetherShareItAndKeepOthersOut() {
    try (RunningRedis first = openShared()) {
      try (RunningRedis second = openShared()) {
        assertThat(List.of(first.isPrivate(), second.isPrivate())).containsOnly(false);
        assertThat(jedis.zcard(ForeignRedis.SHARED)).isEqualTo(2);
      }
      assertThatThrownBy(ForeignRedisTest::open).hasMessageContaining("Another run of the course");
    }
    assertThat(jedis.dbSize()).isZero();
    try (RunningRedis alone = open()) {
      assertThat(alone.isPrivate()).isFalse();
      assertThatThrownBy(ForeignRedisTest::openShared)
          .hasMessageContaining("Another run of the course");
    }
    jedis.set("stranger", "1");
    assertThatThrownBy(ForeignRedisTest::openShared)
        .hasMessageContaining("holds 1 key that is not the course's");
  }

  @Test
  void aSharedRunThatWasKilledKeepsNobodyOutForLong() {
    jedis.zadd(ForeignRedis.SHARED, 1, "killed");
    jedis.set(ForeignRedis.MARKER, "");
    open().close();
    assertThat(jedis.dbSize()).isZero();
  }

  @Test
  void aSharedRunThatWasKilledLeavesNothingForEver() {
    RunningRedis run = openShared();
    jedis.zadd(ForeignRedis.SHARED, 1e15, "killed");
    assertThat(jedis.pttl(ForeignRedis.MARKER)).isPositive();
    run.close();
    assertThat(jedis.keys("*"))
        .containsExactlyInAnyOrder(ForeignRedis.MARKER, ForeignRedis.SHARED)
        .allSatisfy(key -> assertThat(jedis.pttl(key)).as("PTTL " + key).isPositive());
    assertThat(Duration.ofMillis(jedis.pttl(ForeignRedis.MARKER)))
        .isBetween(Duration.ofDays(7), Duration.ofDays(8));
  }

  @Test
  void theMarkerOfKeysThatStayStays() {
    jedis.set(ForeignRedis.MARKER, "");
    jedis.set("the trainee's", "own");
    openShared().close();
    assertThat(jedis.pttl(ForeignRedis.MARKER)).isEqualTo(-1);

    jedis.pexpire(ForeignRedis.MARKER, 100_000L);
    openShared().close();
    assertThat(jedis.pttl(ForeignRedis.MARKER)).isGreaterThan(100_000);
    open().close();
    assertThat(jedis.keys("*")).containsExactlyInAnyOrder(ForeignRedis.MARKER, "the trainee's");
    assertThat(jedis.pttl(ForeignRedis.MARKER)).isEqualTo(-1);
  }

  @Test
  void theLeaseIsRenewedWhileTheRunLives() {
    try (CommandMonitor monitor = CommandMonitor.open(server.address(), "course-owner"::equals);
        RunningRedis redis =
            ForeignRedis.open(server.address(), "--redis", Duration.ofSeconds(15))) {
      assertThat(redis.isPrivate()).isFalse();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> monitor.drain().stream().anyMatch(c -> c.name().equals("PEXPIRE")));
    }
  }

  @Test
  void aLeaseThatAnotherRunTookIsLeftToIt() {
    try (RunningRedis slept = open()) {
      assertThat(slept.isPrivate()).isFalse();
      jedis.set(ForeignRedis.LEASE, "another run");
    }
    assertThat(jedis.get(ForeignRedis.LEASE)).isEqualTo("another run");
    assertThat(jedis.exists(ForeignRedis.MARKER)).isTrue();
  }

  @Test
  void aKilledRunLeavesAMarkerAndALeaseThatEnds() throws Exception {
    try (ChildJvm child = startChild()) {
      child.signal("KILL");
      child.awaitExit();
    }
    assertThat(jedis.keys("*")).containsExactlyInAnyOrder(ForeignRedis.MARKER, ForeignRedis.LEASE);
    assertThat(jedis.pttl(ForeignRedis.LEASE)).isBetween(1L, 15_000L);
    assertThatThrownBy(ForeignRedisTest::open).hasMessageContaining("Another run");

    // As Redis does when the time is over.
    jedis.del(ForeignRedis.LEASE);
    open().close();
    assertThat(jedis.dbSize()).isZero();
  }

  @Test
  void ctrlCGivesTheDatabaseBack() throws Exception {
    try (ChildJvm child = startChild()) {
      child.signalGroup("INT");
      child.awaitExit();
    }
    assertThat(jedis.dbSize()).isZero();
  }

  @Test
  void aServerThatIsGoneDoesNotStopTheEnd() {
    EmbeddedRedis shortLived = EmbeddedRedis.start();
    RunningRedis redis = ForeignRedis.open(shortLived.address(), "--redis");
    shortLived.close();
    redis.close();
  }

  @Test
  void aUserWhoMayNotWriteIsTold() {
    RedisAddress reader =
        RedisAddress.parse("redis://reader:" + PASSWORD + "@" + server.address().hostAndPort());
    assertThatThrownBy(() -> ForeignRedis.open(reader, "REDIS_URL"))
        .isInstanceOf(SetupException.class)
        .hasMessage(
            "%s (from REDIS_URL) does not let the course write (NOPERM this user has no permissions"
                + " to run the 'eval' command); name another server, or a user who may.",
            server.address());
  }

  @Test
  void nothingIsEverFlushed() {
    try (CommandMonitor monitor = CommandMonitor.open(server.address(), name -> true)) {
      RunningRedis redis = open();
      jedis.set("the trainee's", "own");
      redis.close();
      List<String> names = monitor.drain().stream().map(ReceivedCommand::name).toList();
      assertThat(names)
          .contains("EVAL", "SET", "DBSIZE")
          .doesNotContain("FLUSHALL", "FLUSHDB", "SWAPDB", "SHUTDOWN", "KEYS");
    }
  }

  private static RunningRedis openShared() {
    return ForeignRedis.openShared(server.address(), "--redis");
  }

  private static RunningRedis open() {
    return ForeignRedis.open(server.address(), "--redis");
  }

  private static ChildJvm startChild() throws Exception {
    ChildJvm child =
        ChildJvm.start(folder, folder, ForeignRedisChild.class, server.address().toString());
    assertThat(child.line()).isEqualTo("Redis 7.0.15 at " + server.address());
    return child;
  }

  private static Map<String, String> contents() {
    return jedis.keys("*").stream().collect(Collectors.toMap(key -> key, jedis::get));
  }
}
