package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Rival;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(Favourites.class)
final class FavouritesTest {
  private static final int MANY = 2_000;
  private static final int DRAWERS = 8;

  private final Favourites favourites;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String fan;
  private final String other;

  FavouritesTest(Favourites favourites, Evidence evidence, Given given) {
    this.favourites = favourites;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.fan = given.key("fan");
    this.other = given.key("other");
  }

  @Criterion(
      order = 1,
      value = "like adds a song once, and tells whether it is new",
      why = "A set has each member once: nobody has to look first.",
      tryIt = "SADD ann waterloo")
  void likeAddsASongOnce() {
    String song = given.text();

    assertThat(favourites.like(fan, song)).as("the first time").isTrue();
    assertThat(favourites.like(fan, song)).as("the second time").isFalse();
    assertThat(redis.type(fan)).as("TYPE").isEqualTo("set");
    assertThat(redis.smembers(fan)).as("SMEMBERS").containsExactly(song);
  }

  @Criterion(
      order = 2,
      value = "unlike takes a song away, and tells whether it was there",
      why = "The last song takes the key with it: an empty set does not exist.",
      tryIt = "SREM ann waterloo")
  void unlikeTakesASongAway() {
    String song = given.word();
    redis.sadd(fan, song);

    assertThat(favourites.unlike(fan, song + "x"))
        .as("a song that is not there")
        .isFalse();
    assertThat(favourites.unlike(fan, song)).as("a song that is there").isTrue();
    assertThat(favourites.unlike(fan, song)).as("once more").isFalse();
    assertThat(redis.exists(fan)).as("EXISTS after the last song").isFalse();
  }

  @Criterion(
      order = 3,
      value = "likes asks Redis for one song, not for all",
      why = "The answer is a single bit; the set may have thousands of songs.",
      tryIt = "SISMEMBER ann waterloo")
  void likesAsksForOneSong() throws Exception {
    evidence.unseen(() -> add(fan, 0, MANY));
    String song = "song" + given.number(0, MANY - 1);
    assertThat(favourites.likes(other, song)).as("of an unknown fan").isFalse();

    long bytes = evidence.bytesSent(() -> {
      assertThat(favourites.likes(fan, song)).as("a song that is there").isTrue();
      assertThat(favourites.likes(fan, given.word())).as("one that is not").isFalse();
    });

    assertThat(bytes).as("bytes that Redis sent, with %d songs", MANY).isLessThan(10_000);
  }

  @Criterion(
      order = 4,
      value = "bothLike and onlyFirstLikes compare two fans",
      why = "What both like starts a conversation, and what only one likes is a recommendation.",
      tryIt = "SDIFF ann ben")
  void comparesTwoFans() {
    int shared = (int) given.number(2, 9);
    add(fan, 0, 20);
    add(other, 20 - shared, 30);

    assertThat(favourites.bothLike(fan, other)).as("both").isEqualTo(songs(20 - shared, 20));
    assertThat(favourites.onlyFirstLikes(fan, other))
        .as("only the first")
        .isEqualTo(songs(0, 20 - shared));
    assertThat(favourites.onlyFirstLikes(other, fan)).as("only the other").isEqualTo(songs(20, 30));
    String unknown = given.key("unknown");
    assertThat(favourites.bothLike(fan, unknown))
        .as("both, with an unknown fan")
        .isEmpty();
    assertThat(favourites.onlyFirstLikes(unknown, fan))
        .as("only an unknown fan")
        .isEmpty();
    assertThat(favourites.onlyFirstLikes(fan, unknown)).as("all").isEqualTo(songs(0, 20));
  }

  @Criterion(
      order = 5,
      value = "fans are compared in Redis; only the result is sent",
      why = "Two sets of 2,000 songs on the wire for the three that both like are a waste.",
      tryIt = "SINTER ann ben")
  void fansAreComparedInRedis() throws Exception {
    String third = given.key("third");
    evidence.unseen(() -> {
      add(fan, 0, MANY);
      add(other, 3, 2 * MANY);
      add(third, MANY - 3, 2 * MANY);
    });
    favourites.likes(fan, "song1");

    long difference = evidence.bytesSent(() -> favourites.onlyFirstLikes(fan, other));
    long intersection = evidence.bytesSent(() -> favourites.bothLike(fan, third));

    assertThat(difference).as("bytes for onlyFirstLikes, three songs").isLessThan(10_000);
    assertThat(intersection).as("bytes for bothLike, three songs").isLessThan(10_000);
  }

  @Criterion(
      order = 6,
      value = "suggest draws different songs, and the fan keeps them",
      why = "A suggestion that empties the list of favourites is found out late.",
      tryIt = "SRANDMEMBER ann 3")
  void suggestKeepsTheSongs() {
    add(fan, 0, 10);

    for (int i = 0; i < 20; i++) {
      assertThat(favourites.suggest(fan, 9)).as("9 of 10").hasSize(9).isSubsetOf(songs(0, 10));
    }
    assertThat(favourites.suggest(fan, 50)).as("50 of 10").isEqualTo(songs(0, 10));
    assertThat(favourites.suggest(fan, 0)).as("none").isEmpty();
    assertThat(favourites.suggest(other, 3)).as("of an unknown fan").isEmpty();
    assertThat(redis.scard(fan)).as("SCARD after all that").isEqualTo(10);
  }

  @Criterion(
      order = 7,
      value = "programme is as long as asked for: songs may come again, and the fan keeps them",
      why = "A negative count draws each song from all: ten songs fill an evening of a hundred.",
      tryIt = "SRANDMEMBER ann -20")
  void programmeRepeats() {
    add(fan, 0, 4);

    List<String> programme = favourites.programme(fan, 200);

    assertThat(programme).as("200 of 4").hasSize(200).isSubsetOf(songs(0, 4));
    // That one of four is missing among 200 has a chance of 4 in 10^25.
    assertThat(new HashSet<>(programme)).as("which songs").isEqualTo(songs(0, 4));
    List<List<String>> runs = new ArrayList<>();
    IntStream.range(0, 4).forEach(i -> runs.add(programme.subList(4 * i, 4 * i + 4)));
    assertThat(new HashSet<>(runs)).as("runs of four, drawn anew").hasSizeGreaterThan(1);
    assertThat(favourites.programme(fan, 0)).as("none").isEmpty();
    assertThat(favourites.programme(other, 3)).as("of an unknown fan").isEmpty();
    assertThat(redis.scard(fan)).as("SCARD").isEqualTo(4);
  }

  @Criterion(
      order = 8,
      value = "raffle takes what it draws, all that is left at the end",
      why = "Who has won is out of the draw.",
      tryIt = "SPOP ann 3")
  void raffleTakesWhatItDraws() {
    add(fan, 0, 10);

    Set<String> first = favourites.raffle(fan, 4);
    assertThat(first).as("4 of 10").hasSize(4).isSubsetOf(songs(0, 10));
    assertThat(redis.smembers(fan))
        .as("what is left")
        .hasSize(6)
        .doesNotContainAnyElementsOf(first);
    assertThat(favourites.raffle(fan, 0)).as("none").isEmpty();
    assertThat(favourites.raffle(fan, 50))
        .as("50 of 6")
        .hasSize(6)
        .doesNotContainAnyElementsOf(first);
    assertThat(redis.exists(fan)).as("EXISTS after the last").isFalse();
    assertThat(favourites.raffle(fan, 3)).as("3 of 0").isEmpty();
  }

  @Criterion(
      order = 9,
      value = "a draw leaves the other songs in Redis",
      why = "Who fetches all to draw one, fetches more with every fan's new song.",
      tryIt = "SRANDMEMBER ann")
  void drawsInRedis() throws Exception {
    evidence.unseen(() -> add(fan, 0, MANY));
    favourites.likes(fan, "song1");

    long bytes = evidence.bytesSent(() -> {
      favourites.suggest(fan, 5);
      favourites.programme(fan, 5);
      favourites.raffle(fan, 5);
    });

    assertThat(bytes).as("bytes that Redis sent for 15 of %d songs", MANY).isLessThan(10_000);
  }

  @Criterion(
      order = 10,
      value = "a negative count is refused before Redis is asked",
      why = "SRANDMEMBER takes it for \"may repeat\", SPOP for an error.",
      tryIt = "SPOP ann -1")
  void aNegativeCountIsRefused() throws Exception {
    add(fan, 0, 3);
    int negative = (int) -given.number(1, 9);

    assertThat(evidence.received(() -> {
          assertRefused("suggest", () -> favourites.suggest(fan, negative));
          assertRefused("programme", () -> favourites.programme(fan, negative));
          assertRefused("raffle", () -> favourites.raffle(fan, negative));
        }))
        .as("what Redis received")
        .isEmpty();
  }

  @Criterion(
      order = 11,
      value = "a song that another program has drawn at the last moment is not drawn again",
      why = "Between choosing and removing, another draw may choose the same.",
      tryIt = "SPOP ann")
  void aRivalsSongIsNotDrawn() throws Exception {
    redis.sadd(fan, "one", "two");

    Set<String> drawn =
        Rival.overtakes(redis, () -> redis.srem(fan, "one"), () -> favourites.raffle(fan, 2));

    assertThat(drawn).as("what is drawn after another took \"one\"").containsExactly("two");
    Boolean isNew =
        Rival.overtakes(redis, () -> redis.sadd(fan, "one"), () -> favourites.like(fan, "one"));
    assertThat(isNew).as("like of a song that another just added").isFalse();
  }

  @Criterion(
      order = 12,
      value = "of a raffle with eight drawers each song is drawn exactly once",
      why = "Two winners of one prize are worse than none.",
      tryIt = "SPOP ann 3")
  void eachSongIsDrawnOnce() throws Exception {
    int songs = 40 * DRAWERS;
    add(fan, 0, songs);

    List<List<String>> drawn = Crowd.of(DRAWERS, drawer -> {
      List<String> mine = new ArrayList<>();
      for (Set<String> won = favourites.raffle(fan, 3); !won.isEmpty(); ) {
        mine.addAll(won);
        won = favourites.raffle(fan, 3);
      }
      return mine;
    });

    assertThat(drawn.stream().flatMap(List::stream).toList())
        .as("all that was drawn")
        .hasSize(songs)
        .containsExactlyInAnyOrderElementsOf(songs(0, songs));
  }

  private void add(String key, int from, int to) {
    redis.sadd(key, songs(from, to).toArray(String[]::new));
  }

  private static Set<String> songs(int from, int to) {
    Set<String> songs = new HashSet<>();
    IntStream.range(from, to).forEach(i -> songs.add("song" + i));
    return songs;
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }
}
