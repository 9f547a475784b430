package handson.redis.datatypes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import handson.redis.testing.Rival;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ZRangeParams;

@ContractTest(Leaderboard.class)
final class LeaderboardTest {
  private static final int CROWD = 4;
  private static final int ROUNDS = 6;
  private static final int MANY = 10_000;

  private final Leaderboard leaderboard;
  private final Instances<Leaderboard> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String board;

  LeaderboardTest(
      Leaderboard leaderboard, Instances<Leaderboard> instances, Evidence evidence, Given given) {
    this.leaderboard = leaderboard;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.board = given.key("board");
  }

  @Criterion(
      order = 1,
      value = "add answers with the total, and stores points and arrival in one score",
      why = "All programs of a game must read and write the same score.",
      tryIt = "ZADD board 107374182399 ann")
  void addStoresPointsAndArrival() {
    String ann = given.text();
    long first = given.number(1, 9_000);
    long second = given.number(-first, 9_000);

    assertThat(leaderboard.add(board, ann, first)).as("the first total").isEqualTo(first);
    assertThat(redis.type(board)).as("TYPE").isEqualTo("zset");
    assertScore(ann, first, 1);
    assertThat(leaderboard.add(board, "ben", 7)).as("another player's total").isEqualTo(7);
    assertScore("ben", 7, 2);
    assertThat(leaderboard.add(board, ann, second)).as("the sum").isEqualTo(first + second);
    assertScore(ann, first + second, second == 0 ? 1 : 3);
    assertThat(redis.zcard(board)).as("ZCARD").isEqualTo(2);
  }

  @Criterion(
      order = 2,
      value = "points takes the points out of the score, nothing for an absent player",
      why = "Nobody wants to see that the 3 points of a player are 4294967290.",
      tryIt = "ZSCORE board ann")
  void pointsReadsTheScore() {
    long points = given.number(1, Leaderboard.MOST_POINTS - 1);
    put("ann", points, given.number(1, 1_000));
    put("early", points, 1);
    put("late", points, Leaderboard.MOST_ARRIVALS);
    put("none", 0, given.number(1, 1_000));

    for (String player : List.of("ann", "early", "late")) {
      assertThat(leaderboard.points(board, player)).as(player).hasValue(points);
    }
    assertThat(leaderboard.points(board, "none")).as("a player with 0").hasValue(0);
    assertThat(leaderboard.points(board, "nobody")).as("an absent player").isEmpty();
    assertThat(leaderboard.points(given.key("other"), "ann"))
        .as("an absent board")
        .isEmpty();
  }

  @Criterion(
      order = 3,
      value = "rank counts from 1 for the best, nothing for an absent player",
      why = "Redis counts from 0 and from the lowest; no player wants to be number 0.",
      tryIt = "ZREVRANK board ann")
  void rankCountsFromOne() {
    List<String> players = board(30);

    for (int i : List.of(0, 1, 14, 29)) {
      assertThat(leaderboard.rank(board, players.get(i))).as("rank").hasValue(i + 1);
    }
    assertThat(leaderboard.rank(board, "nobody")).as("an absent player").isEmpty();
    assertThat(leaderboard.rank(given.key("other"), "x")).as("an absent board").isEmpty();
    assertThat(redis.zcard(board)).as("ZCARD after asking").isEqualTo(30);
  }

  @Criterion(
      order = 4,
      value = "of players with the same points, the one who came first stands higher",
      why = "Redis would order them by name: Zoe before Ann, whoever was first.",
      tryIt = "ZRANGE board 0 -1 REV WITHSCORES")
  void whoCameFirstStandsHigher() {
    List<String> players =
        new ArrayList<>(IntStream.range(0, 40).mapToObj(i -> given.word() + i).toList());
    players.forEach(player -> leaderboard.add(board, player, given.number(0, 50)));
    // Who arrives first at 100 points is not who came onto the board first.
    Collections.shuffle(players, given.random());
    for (String player : players) {
      long now = leaderboard.points(board, player).orElseThrow();
      leaderboard.add(board, player, 100 - now);
    }
    leaderboard.add(board, "above", 101);
    leaderboard.add(board, "below", 99);
    players.add(0, "above");
    players.add("below");

    assertThat(leaderboard.top(board, 100).stream().map(Standing::player))
        .as("the board")
        .containsExactlyElementsOf(players);
  }

  @Criterion(
      order = 5,
      value = "who comes back to the same points arrives anew; 0 points move nobody",
      why = "First is who has been at these points for longest.",
      tryIt = "ZSCORE board ann")
  void comingBackIsANewArrival() {
    leaderboard.add(board, "ann", 10);
    leaderboard.add(board, "ben", 10);
    assertThat(leaderboard.add(board, "ann", 0)).as("0 more points").isEqualTo(10);
    assertThat(leaderboard.rank(board, "ann")).as("rank after 0 more points").hasValue(1);

    leaderboard.add(board, "ann", -4);
    assertThat(leaderboard.rank(board, "ann")).as("rank with 6").hasValue(2);
    leaderboard.add(board, "ann", 4);
    assertThat(leaderboard.rank(board, "ann")).as("rank, back at 10 after ben").hasValue(2);

    assertThat(leaderboard.add(board, "new", 0)).as("a new player with 0").isZero();
    assertThat(leaderboard.rank(board, "new")).as("the rank of that one").hasValue(3);
  }

  @Criterion(
      order = 6,
      value = "top and page cut the board in places with rank, player and points",
      why = "A range up to -1 is all of the board: the page of nobody becomes everybody.",
      tryIt = "ZRANGE board 0 9 REV WITHSCORES")
  void topAndPageCutTheBoard() {
    List<String> players = board(23);

    assertThat(leaderboard.top(board, 3)).as("top 3").isEqualTo(standings(players, 1, 3));
    assertThat(leaderboard.top(board, 99)).as("top 99").isEqualTo(standings(players, 1, 23));
    assertThat(leaderboard.top(board, 0)).as("top 0").isEmpty();
    assertThat(leaderboard.top(given.key("other"), 3)).as("top of no board").isEmpty();
    assertThat(leaderboard.page(board, 1, 10)).as("1st").isEqualTo(standings(players, 1, 10));
    assertThat(leaderboard.page(board, 2, 10)).as("2nd").isEqualTo(standings(players, 11, 20));
    assertThat(leaderboard.page(board, 3, 10)).as("3rd").isEqualTo(standings(players, 21, 23));
    assertThat(leaderboard.page(board, 4, 10)).as("behind the last page").isEmpty();
    assertThat(leaderboard.page(board, Integer.MAX_VALUE, Integer.MAX_VALUE))
        .as("far behind the last page")
        .isEmpty();
  }

  @Criterion(
      order = 7,
      value = "neighbours are those above and below, fewer at both ends",
      why = "A negative index counts from the end: at the top it would fetch the worst.",
      tryIt = "ZRANGE board 4 8 REV WITHSCORES")
  void neighboursStandAround() {
    List<String> players = board(9);

    assertThat(leaderboard.neighbours(board, players.get(4), 2))
        .as("2 around the 5th")
        .isEqualTo(standings(players, 3, 7));
    assertThat(leaderboard.neighbours(board, players.get(1), 3))
        .as("3 around the 2nd")
        .isEqualTo(standings(players, 1, 5));
    assertThat(leaderboard.neighbours(board, players.get(8), 1))
        .as("1 around the last")
        .isEqualTo(standings(players, 8, 9));
    assertThat(leaderboard.neighbours(board, players.get(0), 0))
        .as("0 around the 1st")
        .isEqualTo(standings(players, 1, 1));
    assertThat(leaderboard.neighbours(board, "nobody", 2)).as("around nobody").isEmpty();
  }

  @Criterion(
      order = 8,
      value = "trim keeps the best, and of equals those who came first",
      why = "Without an end the board grows with every player who ever tried.",
      tryIt = "ZREMRANGEBYRANK board 0 -11")
  void trimKeepsTheBest() {
    List<String> players = board(20);
    put("late", leaderboard.points(board, players.get(9)).orElseThrow(), 5_000);

    assertThat(leaderboard.trim(board, 10)).as("how many went").isEqualTo(11);
    assertThat(redis.zrange(board, ZRangeParams.zrangeParams(0, -1).rev()))
        .as("who stays")
        .containsExactlyElementsOf(players.subList(0, 10));
    assertThat(leaderboard.trim(board, 10)).as("trim once more").isZero();
    assertThat(leaderboard.trim(board, 99)).as("trim to more than there are").isZero();
    assertThat(redis.zcard(board)).as("ZCARD").isEqualTo(10);
    assertThat(leaderboard.trim(board, 0)).as("trim to 0").isEqualTo(10);
    assertThat(redis.exists(board)).as("EXISTS after trim to 0").isFalse();
  }

  @Criterion(
      order = 9,
      value = "a negative number, or a page below 1, is refused",
      why = "Redis takes a negative index for one from the end, and answers with something.",
      tryIt = "ZRANGE board 0 -3 REV")
  void nonsenseIsRefused() {
    List<String> players = board(5);

    assertRefused("top -1", () -> leaderboard.top(board, -1));
    assertRefused("page 0", () -> leaderboard.page(board, 0, 3));
    assertRefused("page of size 0", () -> leaderboard.page(board, 1, 0));
    assertRefused("distance -1", () -> leaderboard.neighbours(board, players.get(0), -1));
    assertRefused("trim to -1", () -> leaderboard.trim(board, -1));
    assertThat(redis.zcard(board)).as("ZCARD").isEqualTo(5);
  }

  @Criterion(
      order = 10,
      value = "a total outside of 0 to 8,388,607 is refused, and nothing changes",
      why = "Beyond 2^53 a double skips whole numbers: first and second would become one score.",
      tryIt = "ZADD board 9007199254740993 ann")
  void aTotalBeyondTheLimitsIsRefused() {
    long most = Leaderboard.MOST_POINTS;
    long part = given.number(1, 999);
    assertThat(leaderboard.add(board, "ann", part)).isEqualTo(part);
    assertThat(leaderboard.add(board, "ann", most - part)).as("just the most").isEqualTo(most);
    assertScore("ann", most, 2);
    leaderboard.add(board, "ben", most);
    assertThat(leaderboard.top(board, 2))
        .as("two players with the most points")
        .containsExactly(new Standing(1, "ann", most), new Standing(2, "ben", most));

    for (long tooMuch : List.of(1L, most, 1L << 31, Long.MAX_VALUE, -most - 1, Long.MIN_VALUE)) {
      assertThatThrownBy(() -> leaderboard.add(board, "ann", tooMuch), "add(%d)", tooMuch)
          .isInstanceOf(ArithmeticException.class);
    }
    assertThatThrownBy(() -> leaderboard.add(board, "new", -part), "a new player's add(%d)", -part)
        .isInstanceOf(ArithmeticException.class);
    assertScore("ann", most, 2);
    assertThat(redis.zscore(board, "new")).as("ZSCORE of the new player").isNull();
    assertThat(redis.get(Leaderboard.arrivalsKey(board))).as("arrivals").isEqualTo("3");
  }

  @Criterion(
      order = 11,
      value = "arrivals are exact up to the last, and one more is refused",
      why = "An arrival of 2^30 would take a point away; a refusal is seen, a wrong rank is not.",
      tryIt = "SET board:arrivals 1073741822")
  void arrivalsAreExactUpToTheLast() {
    long most = Leaderboard.MOST_POINTS;
    String arrivals = Leaderboard.arrivalsKey(board);
    redis.set(arrivals, Long.toString(Leaderboard.MOST_ARRIVALS - 3));

    for (String player : List.of("c", "a", "b")) {
      assertThat(leaderboard.add(board, player, most)).as("add near the end").isEqualTo(most);
    }
    assertThat(leaderboard.top(board, 3).stream().map(Standing::player))
        .as("the last three arrivals")
        .containsExactly("c", "a", "b");
    assertScore("b", most, Leaderboard.MOST_ARRIVALS);

    for (String player : List.of("a", "new")) {
      long points = player.equals("a") ? -1 : 1;
      assertThatThrownBy(() -> leaderboard.add(board, player, points), "one arrival more")
          .isInstanceOf(IllegalStateException.class);
    }
    assertScore("a", most, Leaderboard.MOST_ARRIVALS - 1);
    assertThat(redis.zcard(board)).as("ZCARD").isEqualTo(3);
    assertThat(leaderboard.points(board, "b")).as("points of the last").hasValue(most);
  }

  @Criterion(
      order = 12,
      value = "points that another program added at the last moment are not lost",
      why = "Who reads the score, and writes it back later, wipes out what came in between.",
      tryIt = "ZINCRBY board 10 ann")
  void aRivalsPointsCount() throws Exception {
    put("ann", 100, 1);
    redis.set(Leaderboard.arrivalsKey(board), "7");

    Long total =
        Rival.overtakes(redis, () -> put("ann", 500, 7), () -> leaderboard.add(board, "ann", 10));
    assertThat(total).as("10 more, after a rival made it 500").isEqualTo(510);
    assertThat(leaderboard.points(board, "ann")).as("points").hasValue(510);

    Rival.overtakes(
        redis,
        () -> redis.incr(Leaderboard.arrivalsKey(board)),
        () -> leaderboard.add(board, "ann", 1));
    assertScore("ann", 511, 10);
  }

  @Criterion(
      order = 13,
      value = "in a crowd of two programs no point is lost, and ties are right",
      why = "Points, arrival and score belong to one step; a lock in your JVM is not in theirs.",
      tryIt = "EVALSHA")
  void aCrowdLosesNothing() throws Exception {
    List<String> players =
        IntStream.range(0, 10).mapToObj(i -> given.word() + i).toList();
    Leaderboard otherProgram = instances.through(new Middleman() {});
    long all = 5L * CROWD * ROUNDS;
    long seed = given.number(0, 1_000_000);

    List<List<Addition>> done = Crowd.of(CROWD, member -> {
      Random random = new Random(seed + member);
      List<Addition> additions = new ArrayList<>();
      for (int i = 0; i < ROUNDS; i++) {
        List<String> order = new ArrayList<>(players);
        Collections.shuffle(order, random);
        for (String player : order) {
          long start = System.nanoTime();
          long total = (member % 2 == 0 ? leaderboard : otherProgram).add(board, player, 5);
          additions.add(new Addition(player, total, start, System.nanoTime()));
        }
      }
      return additions;
    });

    for (String player : players) {
      assertThat(leaderboard.points(board, player)).as("points of %s", player).hasValue(all);
    }
    List<Addition> last =
        done.stream().flatMap(List::stream).filter(a -> a.total() == all).toList();
    assertThat(last.stream().map(Addition::player))
        .as("who was told of %d points", all)
        .containsExactlyInAnyOrderElementsOf(players);
    List<String> ranked =
        leaderboard.top(board, players.size()).stream().map(Standing::player).toList();
    for (Addition first : last) {
      for (Addition second : last) {
        if (first.end() < second.start()) {
          assertThat(ranked.indexOf(first.player()))
              .as("the place of who was told before the other asked: %s", ranked)
              .isLessThan(ranked.indexOf(second.player()));
        }
      }
    }
  }

  @Criterion(
      order = 14,
      value = "neighbours are of one moment, even when the board moves",
      why = "Between ZREVRANK and ZRANGE others climb past the player, who is then not there.",
      tryIt = "ZREVRANK board ann")
  void neighboursAreOfOneMoment() throws Exception {
    List<String> players = board(9);
    List<String> climbed = new ArrayList<>();
    IntStream.range(0, 5).forEach(i -> climbed.add("climber" + i));
    Leaderboard disturbed = instances.through(new Disturbance(() -> {
      for (int i = 0; i < climbed.size(); i++) {
        put(climbed.get(i), 1_000_000 - i, 6_000 + i);
      }
    }));

    List<Standing> found = disturbed.neighbours(board, players.get(4), 2);

    List<Standing> before = standings(players, 3, 7);
    List<Standing> after = before.stream()
        .map(s -> new Standing(s.rank() + climbed.size(), s.player(), s.points()))
        .toList();
    assertThat(found)
        .as("2 around the 5th, while five others climb to the top")
        .isIn(before, after);
  }

  @Criterion(
      order = 15,
      value = "with 10,000 players no question fetches the board",
      why = "The names alone of the whole board are 170 KB, for one number, and every player asks.",
      tryIt = "ZREVRANK board ann")
  void noQuestionFetchesTheBoard() throws Exception {
    int rank = (int) given.number(2_000, 8_000);
    evidence.unseen(() -> fill(MANY));
    String player = "player" + rank;
    leaderboard.top(board, 1);

    long bytes = evidence.bytesSent(() -> {
      List<ReceivedCommand> received = evidence.received(() -> {
        assertThat(leaderboard.rank(board, player)).as("rank").hasValue(rank);
        assertThat(leaderboard.points(board, player)).as("points").hasValue(MANY - rank);
        assertThat(leaderboard.top(board, 10)).as("top 10").hasSize(10);
        assertThat(leaderboard.page(board, 900, 10)).as("page 900").hasSize(10);
        assertThat(leaderboard.neighbours(board, player, 3)).as("neighbours").hasSize(7);
        leaderboard.add(board, player, 1);
        assertThat(leaderboard.trim(board, MANY - 1)).as("trimmed").isEqualTo(1);
      });
      assertThat(received.stream().filter(LeaderboardTest::readsAll).map(Object::toString))
          .as("commands that read the whole board, of a client or a script")
          .isEmpty();
      assertThat(received).as("commands for seven calls").hasSizeLessThan(50);
    });

    assertThat(bytes).as("bytes that Redis sent for seven calls").isLessThan(20_000);
  }

  /** Players, best first, with points that differ by 10, in a random order of arrival. */
  private List<String> board(int size) {
    List<String> players =
        IntStream.range(0, size).mapToObj(i -> given.word() + (char) ('a' + i)).toList();
    List<Integer> arrivals = new ArrayList<>(IntStream.range(0, size).boxed().toList());
    Collections.shuffle(arrivals, given.random());
    for (int i = 0; i < size; i++) {
      put(players.get(i), pointsAt(i + 1), 100 + arrivals.get(i));
    }
    return players;
  }

  private static long pointsAt(long rank) {
    return 5_000 - 10 * rank;
  }

  private static List<Standing> standings(List<String> players, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(rank -> new Standing(rank, players.get(rank - 1), pointsAt(rank)))
        .toList();
  }

  private void fill(int size) {
    Map<String, Double> scores = new HashMap<>();
    for (int rank = 1; rank <= size; rank++) {
      scores.put("player" + rank, Leaderboard.score(size - rank, rank));
    }
    redis.zadd(board, scores);
    redis.set(Leaderboard.arrivalsKey(board), Integer.toString(size));
  }

  private void put(String player, long points, long arrival) {
    redis.zadd(board, Leaderboard.score(points, arrival), player);
  }

  private void assertScore(String player, long points, long arrival) {
    assertThat(redis.zscore(board, player))
        .as("ZSCORE of %s: %d points, arrival %d", player, points, arrival)
        .isEqualTo(Leaderboard.score(points, arrival));
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean readsAll(ReceivedCommand command) {
    List<String> words = command.arguments();
    return switch (command.name()) {
      case "ZRANGE", "ZREVRANGE" -> words.get(3).equals("-1");
      case "ZRANGEBYSCORE", "ZREVRANGEBYSCORE" -> !words.contains("LIMIT");
      case "ZSCAN", "SORT", "ZUNION", "ZRANGESTORE", "ZUNIONSTORE" -> true;
      default -> false;
    };
  }

  /**
   * What a member of the crowd did.
   *
   * @param start before it asked, of {@link System#nanoTime}
   * @param end after it was told
   */
  private record Addition(String player, long total, long start, long end) {}

  /** Lets others climb before the second command that has to do with the board. */
  private final class Disturbance implements Middleman {
    private final AtomicInteger commands = new AtomicInteger();
    private final Runnable climbing;

    Disturbance(Runnable climbing) {
      this.climbing = climbing;
    }

    @Override
    public List<String> command(List<String> command) {
      if (command.contains(new String(board.getBytes(UTF_8), ISO_8859_1))
          && commands.incrementAndGet() == 2) {
        climbing.run();
      }
      return command;
    }
  }
}
