package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.CommandMonitor;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.ReceivedCommand;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RedisSource;
import handson.redis.kit.RunningRedis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;

final class EvidenceTest {
  private static final String NAME = "course-test-x";

  private static EmbeddedRedis server;

  private final Given given = new Given(42, "evidence");
  private UnifiedJedis stranger;
  private RedisClients clients;

  @BeforeAll
  static void startServer() {
    server = EmbeddedRedis.start();
  }

  @AfterAll
  static void endServer() {
    server.close();
  }

  @BeforeEach
  void connect() {
    stranger = RedisClient.create("127.0.0.1", server.address().port());
    clients = new RedisClients(server.address(), NAME);
    clients.jedis().ping();
  }

  @AfterEach
  void disconnect() {
    clients.close();
    stranger.close();
  }

  @Test
  void receivedIsWhatTheActionSent() throws Exception {
    try (Evidence evidence = Evidence.open(server, NAME, given)) {
      String key = given.key("x");
      clients.jedis().get(key);
      assertThat(evidence.received(() -> {
            clients.jedis().set(key, "1");
            clients.lettuce().sync().incr(key);
            evidence.redis().get(key);
          }))
          .extracting(ReceivedCommand::name)
          .as("neither what was sent before, nor handshakes, nor the test's own")
          .containsExactly("SET", "INCR");
      clients.jedis().get(key);
      assertThat(evidence.received(() -> {})).isEmpty();
      assertThat(evidence.allReceived())
          .extracting(ReceivedCommand::name)
          .containsExactly("GET", "SET", "INCR", "GET");
    }
  }

  @Test
  void whatIsUnseenIsNotReceivedAndWhatFollowsIs() throws Exception {
    try (Evidence evidence = Evidence.open(server, NAME, given)) {
      String key = given.key("x");
      clients.jedis().get(key);
      evidence.unseen(() -> {
        clients.jedis().set(key, "1");
        // A connection that opens meanwhile is known afterwards.
        clients.lettuce().sync().incr(key);
      });
      assertThatThrownBy(() -> evidence.unseen(() -> {
            throw new AssertionError("of the action");
          }))
          .hasMessage("of the action");
      long bytes = evidence.bytesSent(() -> {
        evidence.received(() -> clients.jedis().set(key, "x".repeat(1_000_000)));
        evidence.unseen(() -> clients.jedis().strlen(key));
      });
      assertThat(bytes).as("bytes that are no MONITOR's").isLessThan(100_000);
      assertThat(evidence.received(() -> clients.lettuce().sync().get(key))).hasSize(1);
      assertThat(evidence.allReceived())
          .extracting(ReceivedCommand::name)
          .containsExactly("GET", "SET", "GET");
    }
  }

  @Test
  void whatIsUnseenOnAForeignServerIsDeletedToo() throws Exception {
    try (RunningRedis foreign = new RedisSource.Server(server.address(), "--redis").open();
        Evidence evidence = Evidence.open(foreign, NAME, given)) {
      evidence.unseen(() -> clients.jedis().set("without the test's namespace", "1"));
    }
    assertThat(stranger.exists("without the test's namespace")).isFalse();
  }

  @Test
  void manyKeysAreWrittenUnseen() throws Exception {
    try (Evidence evidence = Evidence.open(server, NAME, given)) {
      String prefix = given.key("many") + ":";
      assertThat(evidence.received(() -> evidence.fill(prefix, 1_001))).isEmpty();
      assertThat(stranger.dbSize()).isEqualTo(1_001);
      assertThat(stranger.mget(prefix + 0, prefix + 1_000)).containsExactly("1", "1");
      evidence.fill(given.key("none"), 0);
      assertThat(stranger.dbSize()).isEqualTo(1_001);
    }
  }

  @Test
  void whatIsSkippedSaysWhy() throws Exception {
    try (Evidence evidence = Evidence.open(server, NAME, given)) {
      assertThatThrownBy(() -> evidence.skip("needs a tail wind"))
          .isInstanceOf(CriterionSkipped.class)
          .hasMessage("skipped: needs a tail wind");
    }
  }

  @Test
  void onAPrivateServerAConnectionWithoutANameIsTheImplementations() throws Exception {
    try (Evidence evidence = Evidence.open(server, NAME, given)) {
      assertThat(evidence.received(() -> stranger.set(given.key("x"), "1"))).hasSize(1);
    }
  }

  @Test
  void readsAreRoundTrips() throws Exception {
    try (Evidence evidence = Evidence.open(server, NAME, given)) {
      String key = given.key("x");
      assertThat(evidence.reads(() -> {})).isZero();
      assertThat(evidence.reads(() -> clients.jedis().incr(key))).isEqualTo(1);
      assertThat(evidence.reads(() -> {
            clients.jedis().incr(key);
            clients.jedis().incr(key);
            clients.jedis().incr(key);
          }))
          .isEqualTo(3);
      assertThat(evidence.reads(() -> {
            try (AbstractPipeline pipeline = clients.jedis().pipelined()) {
              for (int i = 0; i < 100; i++) {
                pipeline.incr(key);
              }
            }
          }))
          .as("100 commands in one pipeline")
          .isEqualTo(1);
    }
  }

  @Test
  void bytesSentAreThoseOfTheAnswers() throws Exception {
    try (Evidence evidence = Evidence.open(server, NAME, given)) {
      String key = given.key("x");
      clients.jedis().set(key, "x".repeat(1_000_000));
      assertThat(evidence.bytesSent(() -> clients.jedis().strlen(key))).isLessThan(100_000);
      assertThat(evidence.bytesSent(() -> clients.jedis().get(key)))
          .isBetween(1_000_000L, 1_100_000L);
      String looks = "for i = 1, 10000 do redis.call('STRLEN', KEYS[1]) end return 1";
      assertThat(evidence.bytesSent(() -> clients.jedis().eval(looks, 1, key)))
          .as("of a script that asks much and answers little")
          .isLessThan(100_000);
    }
  }

  @Test
  void connectionsLeftOpenAreCounted() throws Exception {
    List<UnifiedJedis> leaked = new ArrayList<>();
    try (Evidence evidence = Evidence.open(server, NAME, given)) {
      assertThat(evidence.connectionsLeftOpen(() -> clients.jedis().ping())).isZero();
      assertThat(evidence.connectionsLeftOpen(() -> {
            for (int i = 0; i < 2; i++) {
              UnifiedJedis jedis =
                  RedisClient.create("127.0.0.1", server.address().port());
              jedis.ping();
              leaked.add(jedis);
            }
          }))
          .isEqualTo(2);
    } finally {
      leaked.forEach(UnifiedJedis::close);
    }
  }

  @Test
  void aConnectionThatIsBeingClosedIsNotLeftOpen() throws Exception {
    try (Evidence evidence = Evidence.open(server, NAME, given)) {
      for (int i = 0; i < 50; i++) {
        assertThat(evidence.connectionsLeftOpen(() -> {
              try (UnifiedJedis jedis =
                  RedisClient.create("127.0.0.1", server.address().port())) {
                jedis.ping();
              }
            }))
            .isZero();
      }
    }
  }

  @Test
  void aPrivateServerIsEmptiedAfterwards() {
    try (Evidence evidence = Evidence.open(server, NAME, given)) {
      evidence.redis().set("whatever", "1");
    }
    assertThat(stranger.dbSize()).isZero();
  }

  @Test
  void onAForeignServerOnlyWhatTheTestWroteIsDeleted() throws Exception {
    try (RunningRedis foreign = new RedisSource.Server(server.address(), "--redis").open();
        CommandMonitor everything = CommandMonitor.open(server.address(), name -> true)) {
      stranger.set("amber", "a stranger's, with the name of one of the test's values");
      stranger.set("read", "a stranger's, read by the implementation");
      try (Evidence evidence = Evidence.open(foreign, NAME, given)) {
        assertThat(evidence.received(() -> {
              clients.jedis().set(given.key("x"), "amber");
              clients.jedis().set("without the test's namespace", "1");
              clients.jedis().get("read");
              clients.jedis().get("handson-redis:course");
              clients.jedis().eval("redis.call('SET', 'by a script', 1)");
              stranger.set("later", "a stranger's");
            }))
            .extracting(ReceivedCommand::name)
            .containsExactly("SET", "SET", "GET", "GET", "EVAL", "SET");
        evidence.redis().set(given.key("by the test itself"), "1");
      }
      assertThat(stranger.keys("*"))
          .containsExactlyInAnyOrder(
              "amber", "read", "later", "handson-redis:course", "handson-redis:lease");
      assertThat(everything.drain())
          .extracting(ReceivedCommand::name)
          .contains("UNLINK")
          .doesNotContain("FLUSHALL", "FLUSHDB");
    } finally {
      stranger.del("amber", "read", "later", "handson-redis:course");
    }
    assertThat(stranger.dbSize()).isZero();
  }
}
