package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Leaderboard;
import handson.redis.datatypes.Standing;
import handson.redis.datatypes.jedis.JedisLeaderboard;
import java.util.List;
import java.util.OptionalLong;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingLeaderboard implements Leaderboard {
  protected final UnifiedJedis jedis;
  private final Leaderboard right;

  ForwardingLeaderboard(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisLeaderboard(jedis);
  }

  @Override
  public long add(String board, String player, long points) {
    return right.add(board, player, points);
  }

  @Override
  public OptionalLong points(String board, String player) {
    return right.points(board, player);
  }

  @Override
  public OptionalLong rank(String board, String player) {
    return right.rank(board, player);
  }

  @Override
  public List<Standing> top(String board, int count) {
    return right.top(board, count);
  }

  @Override
  public List<Standing> page(String board, int number, int size) {
    return right.page(board, number, size);
  }

  @Override
  public List<Standing> neighbours(String board, String player, int distance) {
    return right.neighbours(board, player, distance);
  }

  @Override
  public long trim(String board, int count) {
    return right.trim(board, count);
  }

  /** Writes a score as the contract wants it, in a second step. */
  protected final void write(String board, String player, long points, long arrival) {
    jedis.zadd(board, Leaderboard.score(points, arrival), player);
  }
}
