package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.geo.FacilityLoader;
import handson.redis.geo.jedis.JedisFacilityLoader;
import java.util.Iterator;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingFacilityLoader implements FacilityLoader {
  protected final UnifiedJedis jedis;
  private final FacilityLoader right;

  ForwardingFacilityLoader(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisFacilityLoader(jedis);
  }

  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    return right.load(index, () -> {
      Iterator<Facility> given = facilities.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return given.hasNext();
        }

        @Override
        public Facility next() {
          return changed(given.next());
        }
      };
    });
  }

  /** What is loaded in place of a facility. */
  protected Facility changed(Facility facility) {
    return facility;
  }
}
