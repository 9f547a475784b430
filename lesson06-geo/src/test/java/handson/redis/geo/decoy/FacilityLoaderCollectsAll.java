package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads all before it writes the first",
    caughtBy = "batchesAreNeitherSmallNorEndless")
final class FacilityLoaderCollectsAll extends ForwardingFacilityLoader {
  FacilityLoaderCollectsAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    List<Facility> all = new ArrayList<>();
    facilities.forEach(all::add);
    return super.load(index, all);
  }
}
