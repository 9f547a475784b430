package handson.redis.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(BossBattle.class)
final class BossBattleTest {
  private static final int PLAYERS = 8;
  private static final int HITS = 200;

  private final BossBattle battle;
  private final UnifiedJedis redis;
  private final Given given;
  private final String boss;

  BossBattleTest(BossBattle battle, Evidence evidence, Given given) {
    this.battle = battle;
    this.redis = evidence.redis();
    this.given = given;
    this.boss = given.key("boss");
  }

  @Criterion(
      order = 1,
      value = "summon stores the hit points as plain text",
      why = "Only what stands in Redis is seen by the other players, and only text can be counted.",
      tryIt = "SET boss 100")
  void summonStoresPlainText() {
    redis.lpush(boss, "what was here before");
    long hitPoints = given.number(1_000, 9_000);

    battle.summon(boss, hitPoints);

    assertThat(redis.type(boss)).as("the key's type").isEqualTo("string");
    assertThat(redis.get(boss)).as("GET %s", boss).isEqualTo(Long.toString(hitPoints));
  }

  @Criterion(
      order = 2,
      value = "hitPoints reads what stands in Redis, 0 for an absent boss",
      why = "Other players change the number too, so an answer from your own memory is old.",
      tryIt = "GET boss")
  void hitPointsReadsRedis() {
    assertThat(battle.hitPoints(boss)).as("hit points of an absent boss").isZero();
    assertThat(redis.exists(boss)).as("whether reading created the key").isFalse();

    battle.summon(boss, 1);
    long changedByAnother = given.number(-9_000, 9_000);
    redis.set(boss, Long.toString(changedByAnother));

    assertThat(battle.hitPoints(boss)).as("after another player's SET").isEqualTo(changedByAnother);
  }

  @Criterion(
      order = 3,
      value = "hit and heal change the number and answer with the new one",
      why = "The player whose hit brought the boss to 0 must know that it was his.",
      tryIt = "DECRBY boss 30")
  void hitAndHealAnswerWithTheNewNumber() {
    long start = given.number(100, 999);
    long damage = given.number(1_000, 1_999);
    long points = given.number(5_000, 5_999);
    battle.summon(boss, start);

    assertThat(battle.hit(boss, damage)).as("after the hit").isEqualTo(start - damage);
    assertThat(battle.hit(boss, 0)).as("after a hit of 0").isEqualTo(start - damage);
    assertThat(battle.heal(boss, points))
        .as("after the healing")
        .isEqualTo(start - damage + points);
    assertThat(redis.get(boss)).as("GET").isEqualTo(Long.toString(start - damage + points));
  }

  @Criterion(
      order = 4,
      value = "scratch and recover change the number by one",
      why = "Counting by one is what most counters do: page views, stock, attempts.",
      tryIt = "DECR boss")
  void scratchAndRecoverCountByOne() {
    long start = given.number(100, 999);
    battle.summon(boss, start);

    assertThat(battle.scratch(boss)).as("after one scratch").isEqualTo(start - 1);
    assertThat(battle.scratch(boss)).as("after two").isEqualTo(start - 2);
    assertThat(battle.recover(boss)).as("after one recovery").isEqualTo(start - 1);
  }

  @Criterion(
      order = 5,
      value = "a boss that does not exist counts from 0",
      why = "Nobody has to create a counter before the first count.",
      tryIt = "INCR never-seen")
  void anAbsentBossCountsFromZero() {
    long damage = given.number(1, 999);

    assertThat(battle.hit(boss, damage)).as("first hit").isEqualTo(-damage);
    assertThat(battle.recover(given.key("other"))).as("first recovery").isEqualTo(1);
  }

  @Criterion(
      order = 6,
      value = "no hit is lost when eight players hit at once",
      why =
          "Between a GET and a SET another player's hit is overwritten; one command is not divided.",
      tryIt = "DECRBY boss 1")
  void noHitIsLost() throws Exception {
    long start = given.number(1_000_000, 9_000_000);
    battle.summon(boss, start);

    // Half of the players sit in other programs, which no lock in this JVM keeps waiting.
    List<Set<Long>> seen = Crowd.of(PLAYERS, player -> {
      Set<Long> answers = new HashSet<>();
      for (int i = 0; i < HITS; i++) {
        answers.add(player % 2 == 0 ? battle.hit(boss, 1) : redis.decrBy(boss, 1));
      }
      return answers;
    });

    assertThat(redis.get(boss))
        .as("hit points after %d hits on %d", PLAYERS * HITS, start)
        .isEqualTo(Long.toString(start - PLAYERS * HITS));
    assertThat(seen.stream().mapToInt(Set::size).sum())
        .as("answers, no two of them alike")
        .isEqualTo(seen.stream().flatMap(Set::stream).distinct().toList().size())
        .isEqualTo(PLAYERS * HITS);
  }

  @Criterion(
      order = 7,
      value = "a change leaves the time to live alone",
      why =
          "SET takes the expiry away, so a boss that should leave at midnight would stay for ever.",
      tryIt = "TTL boss")
  void aChangeKeepsTheTimeToLive() {
    battle.summon(boss, 100);
    redis.expire(boss, 1000);

    battle.hit(boss, 1);
    battle.recover(boss);

    assertThat(redis.ttl(boss)).as("TTL in seconds").isBetween(900L, 1000L);
  }

  @Criterion(
      order = 8,
      value = "numbers are exact in all 64 bits",
      why = "An int ends at 2 thousand million, and a double counts in steps beyond 2^53.",
      tryIt = "INCRBY boss 9007199254740993")
  void numbersAreExact() {
    long odd = (1L << 53) + 2 * given.number(1, 1_000_000) + 1;

    battle.summon(boss, odd);

    assertThat(battle.hitPoints(boss)).as("hitPoints").isEqualTo(odd);
    assertThat(battle.heal(boss, odd)).as("heal").isEqualTo(2 * odd);
    assertThat(battle.hit(boss, odd - 1)).as("hit").isEqualTo(odd + 1);
    assertThat(battle.recover(boss)).as("recover").isEqualTo(odd + 2);
  }

  @Criterion(
      order = 9,
      value = "a negative amount is refused before Redis is asked",
      why = "A negative damage would heal the boss.",
      tryIt = "DECRBY boss -5")
  void aNegativeAmountIsRefused() {
    battle.summon(boss, 50);
    long negative = -given.number(1, 99);

    assertThatThrownBy(() -> battle.hit(boss, negative), "hit(%d)", negative)
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> battle.heal(boss, negative), "heal(%d)", negative)
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(redis.get(boss)).as("GET").isEqualTo("50");
  }

  @Criterion(
      order = 10,
      value = "a number beyond 64 bits is an ArithmeticException, and nothing changes",
      why = "A silent wrap-around would bring the strongest boss to -9223372036854775808.",
      tryIt = "INCRBY boss 9223372036854775807")
  void anOverflowIsAnError() {
    long most = Long.MAX_VALUE - given.number(0, 5);
    battle.summon(boss, most);

    assertThatThrownBy(() -> battle.heal(boss, 100), "heal")
        .isInstanceOf(ArithmeticException.class);
    assertThat(redis.get(boss)).as("GET").isEqualTo(Long.toString(most));

    battle.summon(boss, Long.MIN_VALUE);
    assertThatThrownBy(() -> battle.scratch(boss), "scratch")
        .isInstanceOf(ArithmeticException.class);
    assertThat(redis.get(boss)).as("GET").isEqualTo(Long.toString(Long.MIN_VALUE));
  }

  @Criterion(
      order = 11,
      value = "a key that holds no whole number is an IllegalStateException with its name",
      why = "Who reads the log must see which key is broken; counting on from 0 would hide it.",
      tryIt = "INCR a-key-with-text")
  void aValueThatIsNoNumberIsAnError() {
    String text = given.text();
    redis.set(boss, text);
    for (Runnable change : List.<Runnable>of(
        () -> battle.hit(boss, 1), () -> battle.recover(boss), () -> battle.hitPoints(boss))) {
      assertThatThrownBy(change::run, "with the value %s", text)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(boss);
    }
    assertThat(redis.get(boss)).as("GET").isEqualTo(text);

    redis.del(boss);
    redis.lpush(boss, "1");
    assertThatThrownBy(() -> battle.heal(boss, 1), "with a list")
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(boss);
    assertThat(redis.type(boss)).as("TYPE").isEqualTo("list");
  }
}
