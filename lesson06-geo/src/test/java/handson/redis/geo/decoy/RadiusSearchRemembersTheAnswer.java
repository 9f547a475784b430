package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.geo.Point;
import handson.redis.testing.Decoy;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "remembers the last answer instead of asking",
    caughtBy = "findsWhatIsWithinTheRadius")
final class RadiusSearchRemembersTheAnswer extends ForwardingRadiusSearch {
  private final Map<String, List<Nearby>> answers = new ConcurrentHashMap<>();

  RadiusSearchRemembersTheAnswer(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundPoint(
      String index, Point centre, Radius radius, Order order, int limit) {
    return answers.computeIfAbsent(
        index + centre, key -> super.aroundPoint(index, centre, radius, order, limit));
  }
}
