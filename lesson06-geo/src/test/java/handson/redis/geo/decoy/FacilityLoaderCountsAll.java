package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "counts what is moved as added", caughtBy = "theSameAgainChangesNothing")
final class FacilityLoaderCountsAll extends ForwardingFacilityLoader {
  FacilityLoaderCountsAll(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    long read = super.load(index, facilities).read();
    return new Loaded(read, read);
  }
}
