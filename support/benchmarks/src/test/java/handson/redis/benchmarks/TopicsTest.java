package handson.redis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.SetupException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.RedisClient;

/** Each topic, with as little work as there can be: that it runs, not how fast. */
final class TopicsTest {
  private static final Scale TINY = new Scale(new Rounds(0, 1), 0.000_1);
  private static EmbeddedRedis redis;

  @BeforeAll
  static void start() {
    redis = EmbeddedRedis.start();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "queue", "throttle", "streams", "geo", "start", "inside"})
  void everyTopicMeasuresAndLeavesNoKey(String name) throws Exception {
    List<Measured> tables = new ArrayList<>();
    List<String> skipped = new ArrayList<>();

    try (Lab lab = new Lab(Path.of("../.."), redis, TINY, tables::add, skipped::add);
        RedisClient jedis = RedisClient.create("redis://" + redis.address().hostAndPort())) {
      jedis.set("stranger", "stays");
      lab.run(Topics.named(List.of(name)).get(0));

      assertThat(jedis.keys("*")).containsExactly("stranger");
    }
    assertThat(skipped).isEmpty();
    assertThat(tables).isNotEmpty().allSatisfy(table -> {
      assertThat(table.topic()).isEqualTo(name);
      assertThat(table.rows()).isNotEmpty().allSatisfy(row -> {
        assertThat(row.figures()).isNotEmpty();
        assertThat(row.figure().least()).isNotNegative().isFinite();
      });
    });
  }

  /** With Maven it takes minutes, so here it only says what it misses: the tool. */
  @Test
  void theCourseItselfIsMeasuredByTheToolOnly() throws Exception {
    List<Measured> tables = new ArrayList<>();
    List<String> skipped = new ArrayList<>();

    try (Lab lab = new Lab(Path.of("../.."), redis, TINY, tables::add, skipped::add)) {
      lab.run(Topics.named(List.of("course")).get(0));
    }

    assertThat(tables).isEmpty();
    assertThat(skipped).singleElement().asString().startsWith("skipped: course: ");
  }

  @Test
  void whatARunLeftThatWasKilledIsRemoved() {
    try (RedisClient jedis = RedisClient.create("redis://" + redis.address().hostAndPort())) {
      jedis.set("bench:left", "over");
      jedis.set("benchmark", "stays");

      new Lab(Path.of("../.."), redis, TINY, table -> {}, why -> {}).close();

      assertThat(jedis.exists("bench:left")).isFalse();
      assertThat(jedis.del("benchmark")).isOne();
    }
  }

  @Test
  void theyComeInTheirOrder() {
    List<String> all = Topics.all().stream().map(Topic::name).toList();

    assertThat(all).startsWith("raw", "queue", "throttle");
    assertThat(Topics.named(List.of("queue", "raw")).stream().map(Topic::name))
        .containsExactly("raw", "queue");
    assertThat(new Topics()).containsExactlyElementsOf(all);
  }

  @Test
  void anUnknownTopicIsNamedWithThoseThatThereAre() {
    assertThatThrownBy(() -> Topics.named(List.of("raw", "quue")))
        .isInstanceOf(SetupException.class)
        .hasMessageStartingWith("There is no benchmark 'quue'; there are raw, queue, ");
  }
}
