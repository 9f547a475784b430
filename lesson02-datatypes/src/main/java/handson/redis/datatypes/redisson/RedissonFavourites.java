package handson.redis.datatypes.redisson;

import handson.redis.datatypes.Favourites;
import java.util.List;
import java.util.Set;
import org.redisson.api.RScript;
import org.redisson.api.RSet;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.StringCodec;

/** Favourites with Redisson. */
public final class RedissonFavourites implements Favourites {
  private final RedissonClient redisson;

  public RedissonFavourites(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public boolean like(String fan, String song) {
    return set(fan).add(song);
  }

  @Override
  public boolean unlike(String fan, String song) {
    return set(fan).remove(song);
  }

  @Override
  public boolean likes(String fan, String song) {
    return set(fan).contains(song);
  }

  @Override
  public Set<String> bothLike(String fan, String other) {
    return set(fan).readIntersection(other);
  }

  @Override
  public Set<String> onlyFirstLikes(String first, String second) {
    return set(first).readDiff(second);
  }

  @Override
  public Set<String> suggest(String fan, int count) {
    return set(fan).random(Favourites.notNegative(count));
  }

  // snippet: redisson-programme
  @Override
  public List<String> programme(String fan, int count) {
    // RSet.random returns a set, in which what was drawn twice is there once.
    return redisson
        .getScript(StringCodec.INSTANCE)
        .eval(
            RScript.Mode.READ_ONLY,
            "return redis.call('SRANDMEMBER', KEYS[1], ARGV[1])",
            RScript.ReturnType.LIST,
            List.of(fan),
            -Favourites.notNegative(count));
  }

  // end

  @Override
  public Set<String> raffle(String fan, int count) {
    // After a timeout SPOP is sent again, and a prize that was only slow would be lost.
    RSet<String> once = redisson.getSet(PlainOptions.name(fan).retryAttempts(0));
    return once.removeRandom(Favourites.notNegative(count));
  }

  private RSet<String> set(String fan) {
    return redisson.getSet(fan);
  }
}
