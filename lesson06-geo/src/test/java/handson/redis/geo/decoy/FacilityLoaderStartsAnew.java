package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.geo.FacilityKeys;
import handson.redis.testing.Decoy;
import java.util.Iterator;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "deletes the index before it loads", caughtBy = "allAreLoaded")
final class FacilityLoaderStartsAnew extends ForwardingFacilityLoader {
  FacilityLoaderStartsAnew(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    Iterator<Facility> given = facilities.iterator();
    if (!index.isEmpty() && given.hasNext()) {
      FacilityKeys keys = new FacilityKeys(index);
      for (String id : jedis.zrange(index, 0, -1)) {
        String category = jedis.hget(keys.facility(id), "category");
        jedis.del(keys.facility(id), keys.category(category));
      }
      jedis.del(index, keys.categories());
    }
    return super.load(index, () -> given);
  }
}
