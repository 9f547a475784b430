package handson.redis.basics.redisson;

import handson.redis.basics.BossBattle;
import java.util.function.LongSupplier;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;

/** Counters with Redisson, whose {@code RAtomicLong} is a plain number in Redis. */
public final class RedissonBossBattle implements BossBattle {
  private final RedissonClient redisson;

  public RedissonBossBattle(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public void summon(String boss, long hitPoints) {
    redisson.getAtomicLong(boss).set(hitPoints);
  }

  @Override
  public long hit(String boss, long damage) {
    BossBattle.notNegative(damage);
    return counted(boss, () -> redisson.getAtomicLong(boss).addAndGet(-damage));
  }

  @Override
  public long scratch(String boss) {
    return counted(boss, () -> redisson.getAtomicLong(boss).decrementAndGet());
  }

  @Override
  public long heal(String boss, long points) {
    BossBattle.notNegative(points);
    return counted(boss, () -> redisson.getAtomicLong(boss).addAndGet(points));
  }

  @Override
  public long recover(String boss) {
    return counted(boss, () -> redisson.getAtomicLong(boss).incrementAndGet());
  }

  @Override
  public long hitPoints(String boss) {
    return counted(boss, () -> redisson.getAtomicLong(boss).get());
  }

  private static long counted(String boss, LongSupplier command) {
    try {
      return command.getAsLong();
    } catch (RedisException | NumberFormatException e) {
      if (e.getMessage().contains("overflow")) {
        throw new ArithmeticException(boss + " would leave the 64 bits: " + e.getMessage());
      }
      throw new IllegalStateException(boss + " holds no whole number.", e);
    }
  }
}
