package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class CheckCommandTest {
  private static final String HIT_BY_TWO_COMMANDS = """
      package handson.redis.basics.exercise;

      import handson.redis.basics.BossBattle;
      import handson.redis.basics.jedis.JedisBossBattle;
      import handson.redis.kit.RedisClients;

      public final class BossBattleExercise implements BossBattle {
        private final RedisClients clients;
        private final BossBattle right;

        public BossBattleExercise(RedisClients clients) {
          this.clients = clients;
          this.right = new JedisBossBattle(clients.jedis());
        }

        @Override
        public void summon(String boss, long hitPoints) {
          right.summon(boss, hitPoints);
        }

        @Override
        public long hit(String boss, long damage) {
          BossBattle.notNegative(damage);
          long left = hitPoints(boss) - damage;
          clients.jedis().set(boss, Long.toString(left));
          return left;
        }

        @Override
        public long scratch(String boss) {
          return right.scratch(boss);
        }

        @Override
        public long heal(String boss, long points) {
          return right.heal(boss, points);
        }

        @Override
        public long recover(String boss) {
          return right.recover(boss);
        }

        @Override
        public long hitPoints(String boss) {
          return right.hitPoints(boss);
        }
      }
      """;

  private Checkout checkout;

  @BeforeEach
  void aFreshCheckout(@TempDir Path home) {
    checkout = new Checkout(home.resolve("mit Leerzeichen und ñ"));
  }

  @Test
  void aStubIsNotRightYet() {
    Checkout.Answer answer = checkout.run("check", "boss-battle");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .containsPattern("not yet boss-battle +0 of 11 criteria")
        .contains("boss-battle: summon stores the hit points as plain text")
        .contains("not done yet: boss-battle: set the boss's key to its hit points")
        .contains(
            "edit  lesson01-basics/src/main/java/handson/redis/basics/exercise/BossBattleExercise.java")
        .contains("./course check boss-battle")
        .contains("./course hint boss-battle");
  }

  @Test
  void aRightSolutionIsSolvedUntilItChanges() throws IOException {
    checkout.solve("boss-battle");

    assertThat(checkout.run("check", "boss-battle").code()).isZero();
    assertThat(checkout.run("list").out()).containsPattern("\\[x\\] boss-battle");

    Files.writeString(
        checkout.exercise("boss-battle").file(), "\n", java.nio.file.StandardOpenOption.APPEND);
    assertThat(checkout.run("list").out()).containsPattern("\\[\\.\\] boss-battle");
  }

  @Test
  void aFailureSaysExpectedActualWhyReceivedAndWhatToType() throws IOException {
    checkout.write("boss-battle", HIT_BY_TWO_COMMANDS);

    Checkout.Answer answer = checkout.run("check", "boss-battle");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .containsPattern("not yet boss-battle +\\d+ of 11 criteria")
        .contains("boss-battle: no hit is lost when eight players hit at once")
        .contains("expected: ", "but was: ")
        .contains("why: Between a GET and a SET another player's hit is overwritten")
        .contains("Redis received:", "  GET ", "  SET ", "... and ")
        .contains("see it: ./course cli DECRBY boss 1");
  }

  @Test
  void whatDoesNotCompileShowsTheFirstErrorAndBreaksNothingElse() throws IOException {
    checkout.write("boss-battle", """
        package handson.redis.basics.exercise;

        final class BossBattleExercise {
          int one = "1";
          int two = "2";
        }
        """);

    Checkout.Answer answer = checkout.run("check", "01");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .containsPattern("broken +boss-battle")
        .contains(
            "lesson01-basics/src/main/java/handson/redis/basics/exercise/BossBattleExercise.java:4: ")
        .contains("String cannot be converted to int")
        .doesNotContain("BossBattleExercise.java:5");
    assertThat(answer.out().lines().filter(line -> line.contains("not yet")))
        .hasSize(Catalogue.load().lesson("01").orElseThrow().exercises().size() - 1);
  }

  @Test
  void whatCompilesAndIsNoSolutionIsSaid() throws IOException {
    String file =
        "lesson01-basics/src/main/java/handson/redis/basics/exercise/BossBattleExercise.java";
    checkout.write("boss-battle", "final class BossBattleExercise {}");
    assertThat(checkout.run("check", "boss-battle").out())
        .containsPattern("broken +boss-battle")
        .contains(file + " holds no class handson.redis.basics.exercise.BossBattleExercise.")
        .doesNotContain("\tat ");

    checkout.write(
        "boss-battle", "package handson.redis.basics.exercise; final class BossBattleExercise {}");
    Checkout.Answer answer = checkout.run("check", "boss-battle");
    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out())
        .contains("BossBattleExercise does not implement handson.redis.basics.BossBattle.")
        .contains("./course reset boss-battle");
  }

  @Test
  void aMissingFileIsSaid() throws IOException {
    Files.delete(checkout.exercise("boss-battle").file());

    Checkout.Answer answer = checkout.run("check", "boss-battle");

    assertThat(answer.code()).isEqualTo(1);
    assertThat(answer.out()).contains("BossBattleExercise.java is missing");
  }

  @Test
  void classesBesideTheExerciseBelongToIt() throws IOException {
    Files.writeString(
        checkout.exercise("boss-battle").file().resolveSibling("Friend.java"),
        "package handson.redis.basics.exercise; final class Friend { static long one() { return 1; } }");
    checkout.write(
        "boss-battle",
        HIT_BY_TWO_COMMANDS
            .replace(
                "long left = hitPoints(boss) - damage;",
                "return right.hit(boss, damage * Friend.one());")
            .replace("clients.jedis().set(boss, Long.toString(left));", "")
            .replace("return left;", ""));

    assertThat(checkout.run("check", "boss-battle").out()).contains("right   boss-battle");
  }

  @Test
  void anExceptionOfTheExerciseIsShown() throws IOException {
    checkout.write(
        "boss-battle",
        HIT_BY_TWO_COMMANDS.replace(
            "right.summon(boss, hitPoints);", "throw new UnsupportedOperationException(\"oh\");"));

    assertThat(checkout.run("check", "boss-battle").out())
        .contains("your code threw java.lang.UnsupportedOperationException: oh");
  }

  @Test
  void aReferenceCanBeGraded() {
    for (String client : new String[] {"jedis", "lettuce", "redisson"}) {
      Checkout.Answer answer = checkout.run("check", "boss-battle", "--client", client);

      assertThat(answer.code()).as(client).isZero();
      assertThat(answer.out()).containsPattern("right   boss-battle +11 of 11 criteria");
    }
    assertThat(checkout.home().resolve(".course")).doesNotExist();
  }

  @Test
  void whatTheServerIsTooOldForIsSaid() {
    Checkout.Answer answer = checkout.run("check", "bestiary", "--client", "jedis");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .containsPattern("right   bestiary +16 of 16 criteria")
        .contains("  2 skipped: needs Redis 7.4, this is 7.0.15");
    assertThat(checkout.run("check", "bestiary", "--client", "jedis", "--json").out())
        .contains("skipped: needs Redis 7.4, this is 7.0.15");
  }

  @Test
  void verdictsComeAsJsonToo() {
    Checkout.Answer answer = checkout.run("check", "boss-battle", "--json");

    assertThat(answer.code()).isEqualTo(1);
    var report =
        tools.jackson.databind.json.JsonMapper.shared().readTree(answer.out()).get(0);
    assertThat(report.get("exercise").asString()).isEqualTo("boss-battle");
    assertThat(report.get("right").asBoolean()).isFalse();
    assertThat(report.get("criteria")).hasSize(11);
    assertThat(report.get("criteria").get(0).get("outcome").asString()).isEqualTo("not_done");
  }

  @Test
  void wrongWordsAreUsageErrors() {
    Checkout.Answer unknown = checkout.run("check", "bos-batle");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("'bos-batle'").contains("boss-battle").hasLineCount(1);

    Checkout.Answer client = checkout.run("check", "--client", "redison");
    assertThat(client.code()).isEqualTo(2);
    assertThat(client.err())
        .contains("'redison'")
        .contains("jedis, lettuce, redisson")
        .hasLineCount(1);

    Checkout.Answer option = checkout.run("check", "--clint", "jedis");
    assertThat(option.code()).isEqualTo(2);
    assertThat(option.err()).contains("--clint");

    Checkout.Answer redis = checkout.run("check", "--redis", "redis://u:geheim@localhost:1/0");
    assertThat(redis.code()).isEqualTo(2);
    assertThat(redis.err())
        .contains("redis://localhost:1/0")
        .doesNotContain("geheim")
        .hasLineCount(1);
  }
}
