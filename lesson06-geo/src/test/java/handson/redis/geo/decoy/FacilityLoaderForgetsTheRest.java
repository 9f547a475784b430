package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "writes full batches only", caughtBy = "allAreLoaded")
final class FacilityLoaderForgetsTheRest extends ForwardingFacilityLoader {
  FacilityLoaderForgetsTheRest(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    List<Facility> all = new ArrayList<>();
    facilities.forEach(all::add);
    int full = all.size() < BATCH ? all.size() : all.size() / BATCH * BATCH;
    Loaded loaded = super.load(index, all.subList(0, full));
    return new Loaded(all.size(), loaded.added());
  }
}
