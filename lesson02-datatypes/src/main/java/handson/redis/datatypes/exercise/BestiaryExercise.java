package handson.redis.datatypes.exercise;

import handson.redis.datatypes.Bestiary;
import handson.redis.datatypes.Monster;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Your bestiary. What each method promises stands in {@link Bestiary}. */
public final class BestiaryExercise implements Bestiary {
  private final RedisClients clients;

  public BestiaryExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public void save(String key, Monster monster) {
    // TODO
    throw new NotDoneYet("bestiary: set the monster's fields, and leave no old weakness");
  }

  @Override
  public Optional<Monster> find(String key) {
    // TODO
    throw new NotDoneYet("bestiary: read the five fields at once");
  }

  @Override
  public boolean claim(String owners, String monster, String owner) {
    // TODO
    throw new NotDoneYet("bestiary: set the owner, if there is none");
  }

  @Override
  public long count(String census, String species, long change) {
    // TODO
    throw new NotDoneYet("bestiary: add to one field atomically");
  }

  @Override
  public Map<String, Long> census(String census) {
    // TODO
    throw new NotDoneYet("bestiary: walk the table page by page");
  }

  @Override
  public long species(String census) {
    // TODO
    throw new NotDoneYet("bestiary: ask for the number of fields");
  }

  @Override
  public boolean expireWeakness(String key, Duration timeToLive) {
    // TODO
    throw new NotDoneYet("bestiary: give one field a time to live");
  }

  @Override
  public Optional<Duration> weaknessTimeToLive(String key) {
    // TODO
    throw new NotDoneYet("bestiary: read the field's time to live");
  }
}
