package handson.redis.datatypes.jedis;

import handson.redis.datatypes.Favourites;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

/** Favourites with Jedis. */
public final class JedisFavourites implements Favourites {
  private final UnifiedJedis jedis;

  public JedisFavourites(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public boolean like(String fan, String song) {
    return jedis.sadd(fan, song) == 1;
  }

  @Override
  public boolean unlike(String fan, String song) {
    return jedis.srem(fan, song) == 1;
  }

  @Override
  public boolean likes(String fan, String song) {
    return jedis.sismember(fan, song);
  }

  @Override
  public Set<String> bothLike(String fan, String other) {
    return jedis.sinter(fan, other);
  }

  @Override
  public Set<String> onlyFirstLikes(String first, String second) {
    return jedis.sdiff(first, second);
  }

  // snippet: jedis-draw
  @Override
  public Set<String> suggest(String fan, int count) {
    return Set.copyOf(jedis.srandmember(fan, Favourites.notNegative(count)));
  }

  @Override
  public List<String> programme(String fan, int count) {
    return jedis.srandmember(fan, -Favourites.notNegative(count));
  }

  @Override
  public Set<String> raffle(String fan, int count) {
    return jedis.spop(fan, Favourites.notNegative(count));
  }
  // end
}
