package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.Favourites;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Set;

/** Favourites with Lettuce. */
public final class LettuceFavourites implements Favourites {
  private final RedisCommands<String, String> redis;

  public LettuceFavourites(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public boolean like(String fan, String song) {
    return redis.sadd(fan, song) == 1;
  }

  @Override
  public boolean unlike(String fan, String song) {
    return redis.srem(fan, song) == 1;
  }

  @Override
  public boolean likes(String fan, String song) {
    return redis.sismember(fan, song);
  }

  @Override
  public Set<String> bothLike(String fan, String other) {
    return redis.sinter(fan, other);
  }

  @Override
  public Set<String> onlyFirstLikes(String first, String second) {
    return redis.sdiff(first, second);
  }

  @Override
  public Set<String> suggest(String fan, int count) {
    return Set.copyOf(redis.srandmember(fan, Favourites.notNegative(count)));
  }

  @Override
  public List<String> programme(String fan, int count) {
    return redis.srandmember(fan, -Favourites.notNegative(count));
  }

  @Override
  public Set<String> raffle(String fan, int count) {
    return redis.spop(fan, Favourites.notNegative(count));
  }
}
