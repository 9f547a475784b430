package handson.redis.basics.lettuce;

import handson.redis.basics.BossBattle;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.function.LongSupplier;

/** Counters with Lettuce. */
public final class LettuceBossBattle implements BossBattle {
  private final RedisCommands<String, String> redis;

  public LettuceBossBattle(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public void summon(String boss, long hitPoints) {
    redis.set(boss, Long.toString(hitPoints));
  }

  @Override
  public long hit(String boss, long damage) {
    BossBattle.notNegative(damage);
    return counted(boss, () -> redis.decrby(boss, damage));
  }

  @Override
  public long scratch(String boss) {
    return counted(boss, () -> redis.decr(boss));
  }

  @Override
  public long heal(String boss, long points) {
    BossBattle.notNegative(points);
    return counted(boss, () -> redis.incrby(boss, points));
  }

  @Override
  public long recover(String boss) {
    return counted(boss, () -> redis.incr(boss));
  }

  @Override
  public long hitPoints(String boss) {
    return counted(boss, () -> {
      String hitPoints = redis.get(boss);
      return hitPoints == null ? 0 : Long.parseLong(hitPoints);
    });
  }

  private static long counted(String boss, LongSupplier command) {
    try {
      return command.getAsLong();
    } catch (RedisCommandExecutionException | NumberFormatException e) {
      if (e.getMessage().contains("overflow")) {
        throw new ArithmeticException(boss + " would leave the 64 bits: " + e.getMessage());
      }
      throw new IllegalStateException(boss + " holds no whole number.", e);
    }
  }
}
