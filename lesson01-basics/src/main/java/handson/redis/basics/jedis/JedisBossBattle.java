package handson.redis.basics.jedis;

import handson.redis.basics.BossBattle;
import java.util.function.LongSupplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** Counters with Jedis. */
public final class JedisBossBattle implements BossBattle {
  private final UnifiedJedis jedis;

  public JedisBossBattle(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public void summon(String boss, long hitPoints) {
    jedis.set(boss, Long.toString(hitPoints));
  }

  // snippet: jedis-hit
  @Override
  public long hit(String boss, long damage) {
    BossBattle.notNegative(damage);
    return counted(boss, () -> jedis.decrBy(boss, damage));
  }

  // end

  @Override
  public long scratch(String boss) {
    return counted(boss, () -> jedis.decr(boss));
  }

  @Override
  public long heal(String boss, long points) {
    BossBattle.notNegative(points);
    return counted(boss, () -> jedis.incrBy(boss, points));
  }

  @Override
  public long recover(String boss) {
    return counted(boss, () -> jedis.incr(boss));
  }

  @Override
  public long hitPoints(String boss) {
    return counted(boss, () -> {
      String hitPoints = jedis.get(boss);
      return hitPoints == null ? 0 : Long.parseLong(hitPoints);
    });
  }

  private static long counted(String boss, LongSupplier command) {
    try {
      return command.getAsLong();
    } catch (JedisDataException | NumberFormatException e) {
      if (e.getMessage().contains("overflow")) {
        throw new ArithmeticException(boss + " would leave the 64 bits: " + e.getMessage());
      }
      throw new IllegalStateException(boss + " holds no whole number.", e);
    }
  }
}
