package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "waits for the answer to each facility",
    caughtBy = "batchesAreNeitherSmallNorEndless")
final class FacilityLoaderOneByOne extends ForwardingFacilityLoader {
  FacilityLoaderOneByOne(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    long read = 0;
    long added = 0;
    for (Facility facility : facilities) {
      read++;
      added += super.load(index, List.of(facility)).added();
    }
    // The check of the index is there.
    super.load(index, List.of());
    return new Loaded(read, added);
  }
}
