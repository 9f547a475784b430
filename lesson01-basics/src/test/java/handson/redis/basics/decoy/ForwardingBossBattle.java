package handson.redis.basics.decoy;

import handson.redis.basics.BossBattle;
import handson.redis.basics.jedis.JedisBossBattle;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingBossBattle implements BossBattle {
  protected final UnifiedJedis jedis;
  private final BossBattle right;

  ForwardingBossBattle(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisBossBattle(jedis);
  }

  @Override
  public void summon(String boss, long hitPoints) {
    right.summon(boss, hitPoints);
  }

  @Override
  public long hit(String boss, long damage) {
    return right.hit(boss, damage);
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
