package handson.redis.geo.decoy;

import handson.redis.geo.Nearby;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "leaves the member itself out", caughtBy = "aMemberFindsItself")
final class BoxSearchLeavesTheMemberOut extends ForwardingBoxSearch {
  BoxSearchLeavesTheMemberOut(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Nearby> aroundMember(String index, String member, Box box, int limit) {
    return super.aroundMember(index, member, box, limit).stream()
        .filter(found -> !found.member().equals(member))
        .toList();
  }
}
