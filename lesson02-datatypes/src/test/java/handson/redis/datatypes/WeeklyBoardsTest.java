package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.datatypes.WeeklyBoards.Score;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Rival;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(WeeklyBoards.class)
final class WeeklyBoardsTest {
  private static final int MANY = 2_000;
  private static final int CROWD = 8;
  private static final int ADDITIONS = 50;

  private final WeeklyBoards boards;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String week;
  private final String other;
  private final String season;

  WeeklyBoardsTest(WeeklyBoards boards, Evidence evidence, Given given) {
    this.boards = boards;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.week = given.key("week");
    this.other = given.key("other");
    this.season = given.key("season");
  }

  @Criterion(
      order = 1,
      value = "add adds to the player's score, and answers with the new one",
      why = "A sorted set counts and sorts in one: no second index has to be kept.",
      tryIt = "ZINCRBY week 10 ann")
  void addAddsToTheScore() {
    String ann = given.text();
    long points = given.number(1, 9_000);

    assertThat(boards.add(week, ann, points)).as("a new player").isEqualTo(points);
    assertThat(redis.type(week)).as("TYPE").isEqualTo("zset");
    assertThat(boards.add(week, ann, 0.5)).as("half a point more").isEqualTo(points + 0.5);
    assertThat(boards.add(week, ann, -9_001)).as("less").isEqualTo(points - 9_000.5);
    assertThat(redis.zscore(week, ann)).as("ZSCORE").isEqualTo(points - 9_000.5);
    assertThat(boards.add(week, "big", 1L << 53)).as("2^53").isEqualTo(1L << 53);
    assertThat(boards.add(week, "big", -1)).as("2^53 - 1").isEqualTo((1L << 53) - 1);
  }

  @Criterion(
      order = 2,
      value = "top has the best players, best first",
      why = "A sorted set is sorted from the lowest, and a range up to -1 is all of it.",
      tryIt = "ZRANGE week 0 2 REV WITHSCORES")
  void topIsBestFirst() {
    redis.zadd(week, Map.of("a", 5.0, "b", -1.5, "c", 20.0, "d", 7.25));

    assertThat(boards.top(week, 3))
        .as("top 3 of 4")
        .containsExactly(new Score("c", 20), new Score("d", 7.25), new Score("a", 5));
    assertThat(boards.top(week, 9)).as("top 9 of 4").hasSize(4).endsWith(new Score("b", -1.5));
    assertThat(boards.top(week, 0)).as("top 0").isEmpty();
    assertThat(boards.top(other, 3)).as("top 3 of no board").isEmpty();

    redis.zadd(other, Map.of("ann", 3.0, "zoe", 3.0, "ben", 3.0));
    assertThat(boards.top(other, 3).stream().map(Score::player))
        .as("players with the same points, by name, backwards")
        .containsExactly("zoe", "ben", "ann");
  }

  @Criterion(
      order = 3,
      value = "between finds the players of a range, both ends included, best first",
      why = "Read backwards, Redis wants the higher end first: the wrong way round finds nobody.",
      tryIt = "ZRANGE week 20 10 BYSCORE REV LIMIT 0 5 WITHSCORES")
  void betweenIsBestFirst() {
    double low = given.number(-100, 100) + 0.5;
    redis.zadd(
        week, Map.of("a", low - 1, "b", low, "c", low + 1, "d", low + 2, "e", low + 3, "f", 1e6));

    assertThat(boards.between(week, low, low + 2, 9))
        .as("from b's points to d's")
        .containsExactly(new Score("d", low + 2), new Score("c", low + 1), new Score("b", low));
    assertThat(boards.between(week, low, low + 3, 2))
        .as("the best two from b's points to e's")
        .containsExactly(new Score("e", low + 3), new Score("d", low + 2));
    assertThat(players(boards.between(week, low + 3, Double.POSITIVE_INFINITY, 9)))
        .as("from e's points")
        .containsExactly("f", "e");
    assertThat(players(boards.between(week, Double.NEGATIVE_INFINITY, low, 9)))
        .as("up to b's points")
        .containsExactly("b", "a");
    assertThat(boards.between(week, low + 2, low, 9)).as("low above high").isEmpty();
    assertThat(boards.between(week, low, 1e6, 0)).as("at most 0").isEmpty();
    assertThat(boards.between(other, 0, 9, 9)).as("no board").isEmpty();
  }

  @Criterion(
      order = 4,
      value = "combine adds the boards up, each times its weight",
      why = "This week counts in full and last week a half: one command, and no player is fetched.",
      tryIt = "ZUNIONSTORE season 2 week other WEIGHTS 1 0.5")
  void combineAddsUp() {
    double points = given.number(1, 9_999);
    redis.zadd(week, Map.of("both", points, "first", 3.0));
    redis.zadd(other, Map.of("both", 100.0, "second", 7.0));

    assertThat(boards.combine(season, weights(week, 1, other, 0.5)))
        .as("players")
        .isEqualTo(3);
    assertSeason(Map.of("both", points + 50, "first", 3.0, "second", 3.5));

    assertThat(boards.combine(season, weights(week, -2, given.key("missing"), 1)))
        .as("players, with a board that does not exist")
        .isEqualTo(2);
    assertSeason(Map.of("both", -2 * points, "first", -6.0));
    assertThat(redis.zscore(week, "both")).as("what the week still has").isEqualTo(points);
  }

  @Criterion(
      order = 5,
      value = "combine replaces the target, which may be one of the boards",
      why = "A season that is computed twice must not count twice.",
      tryIt = "ZUNIONSTORE season 2 season week")
  void combineReplaces() {
    redis.zadd(season, Map.of("old", 99.0, "ann", 1.0));
    redis.zadd(week, 3, "ann");

    assertThat(boards.combine(season, weights(week, 2, other, 1))).as("players").isEqualTo(1);
    assertSeason(Map.of("ann", 6.0));
    boards.combine(season, weights(season, 1, week, 1));
    assertSeason(Map.of("ann", 9.0));

    assertThat(boards.combine(season, weights(other, 1, given.key("missing"), 1)))
        .as("players, of boards that do not exist")
        .isZero();
    assertThat(redis.exists(season)).as("EXISTS without a player").isFalse();
  }

  @Criterion(
      order = 6,
      value = "a combination of no boards, or a negative count, is refused",
      why = "To Redis, -1 is the last player: a count of -1 would become all but one.",
      tryIt = "ZUNIONSTORE season 0 week:1")
  void nonsenseIsRefused() {
    redis.zadd(season, 1, "ann");

    assertRefused("combine of no boards", () -> boards.combine(season, Map.of()));
    assertRefused("top -1", () -> boards.top(season, -1));
    assertRefused("between, at most -1", () -> boards.between(season, 0, 9, -1));
    assertSeason(Map.of("ann", 1.0));
  }

  @Criterion(
      order = 7,
      value = "points that another program added at the last moment count",
      why = "What was read before the write is old when it is written.",
      tryIt = "ZINCRBY week 10 ann")
  void aRivalsPointsCount() throws Exception {
    redis.zadd(week, 1, "ann");
    Double points = Rival.overtakes(
        redis, () -> redis.zadd(week, 500, "ann"), () -> boards.add(week, "ann", 10));
    assertThat(points).as("10 more, after a rival made it 500").isEqualTo(510);
    assertThat(redis.zscore(week, "ann")).as("ZSCORE").isEqualTo(510);

    Rival.overtakes(
        redis,
        () -> redis.zincrby(week, 90, "ann"),
        () -> boards.combine(season, weights(week, 1, other, 1)));
    assertSeason(Map.of("ann", 600.0));
  }

  @Criterion(
      order = 8,
      value = "no point is lost when eight programs add at once",
      why = "ZINCRBY reads, adds and sorts in one step.",
      tryIt = "ZINCRBY week 1 ann")
  void noPointIsLost() throws Exception {
    Crowd.of(CROWD, member -> {
      for (int i = 0; i < ADDITIONS; i++) {
        if (member % 2 == 0) {
          boards.add(week, "ann", 1);
        } else {
          redis.zincrby(week, 1, "ann");
        }
      }
      return null;
    });

    assertThat(redis.zscore(week, "ann"))
        .as("points after %d additions of 1", CROWD * ADDITIONS)
        .isEqualTo(CROWD * ADDITIONS);
  }

  @Criterion(
      order = 9,
      value = "boards stay in Redis: only what was asked for is sent",
      why = "Three players are some bytes, all 2,000 with their points are 50,000.",
      tryIt = "ZRANGE week 0 2 REV WITHSCORES")
  void boardsStayInRedis() throws Exception {
    Map<String, Double> players = new HashMap<>();
    for (int i = 0; i < MANY; i++) {
      players.put("player" + i, (double) i);
    }
    evidence.unseen(() -> {
      redis.zadd(week, players);
      redis.zadd(other, players);
    });
    boards.top(week, 1);

    long bytes = evidence.bytesSent(() -> {
      assertThat(boards.top(week, 3)).as("top 3").hasSize(3);
      assertThat(boards.between(week, 0, MANY, 3)).as("3 of all").hasSize(3);
      assertThat(boards.combine(season, weights(week, 1, other, 1)))
          .as("combine")
          .isEqualTo(MANY);
    });

    assertThat(bytes).as("bytes that Redis sent").isLessThan(10_000);
  }

  private static List<String> players(List<Score> scores) {
    return scores.stream().map(Score::player).toList();
  }

  private static Map<String, Double> weights(String a, double one, String b, double two) {
    Map<String, Double> weights = new LinkedHashMap<>();
    weights.put(a, one);
    weights.put(b, two);
    return weights;
  }

  private void assertSeason(Map<String, Double> expected) {
    Map<String, Double> found = new HashMap<>();
    redis
        .zrangeWithScores(season, 0, -1)
        .forEach(entry -> found.put(entry.getElement(), entry.getScore()));
    assertThat(found).as("the season").isEqualTo(expected);
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }
}
