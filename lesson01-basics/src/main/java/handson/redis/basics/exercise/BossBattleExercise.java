package handson.redis.basics.exercise;

import handson.redis.basics.BossBattle;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;

/** Your counters. What each method promises stands in {@link BossBattle}. */
public final class BossBattleExercise implements BossBattle {
  private final RedisClients clients;

  public BossBattleExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public void summon(String boss, long hitPoints) {
    // TODO
    throw new NotDoneYet("boss-battle: set the boss's key to its hit points");
  }

  @Override
  public long hit(String boss, long damage) {
    // TODO
    throw new NotDoneYet("boss-battle: subtract the damage atomically");
  }

  @Override
  public long scratch(String boss) {
    // TODO
    throw new NotDoneYet("boss-battle: subtract one");
  }

  @Override
  public long heal(String boss, long points) {
    // TODO
    throw new NotDoneYet("boss-battle: add the points atomically");
  }

  @Override
  public long recover(String boss) {
    // TODO
    throw new NotDoneYet("boss-battle: add one");
  }

  @Override
  public long hitPoints(String boss) {
    // TODO
    throw new NotDoneYet("boss-battle: read the number, 0 where there is none");
  }
}
