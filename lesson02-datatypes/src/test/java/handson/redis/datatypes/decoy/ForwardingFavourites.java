package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Favourites;
import handson.redis.datatypes.jedis.JedisFavourites;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingFavourites implements Favourites {
  protected final UnifiedJedis jedis;
  private final Favourites right;

  ForwardingFavourites(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisFavourites(jedis);
  }

  @Override
  public boolean like(String fan, String song) {
    return right.like(fan, song);
  }

  @Override
  public boolean unlike(String fan, String song) {
    return right.unlike(fan, song);
  }

  @Override
  public boolean likes(String fan, String song) {
    return right.likes(fan, song);
  }

  @Override
  public Set<String> bothLike(String fan, String other) {
    return right.bothLike(fan, other);
  }

  @Override
  public Set<String> onlyFirstLikes(String first, String second) {
    return right.onlyFirstLikes(first, second);
  }

  @Override
  public Set<String> suggest(String fan, int count) {
    return right.suggest(fan, count);
  }

  @Override
  public List<String> programme(String fan, int count) {
    return right.programme(fan, count);
  }

  @Override
  public Set<String> raffle(String fan, int count) {
    return right.raffle(fan, count);
  }
}
