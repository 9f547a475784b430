package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.testing.Decoy;
import java.util.Objects;
import java.util.stream.StreamSupport;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads the input once to count it and once more to load it",
    caughtBy = "batchesAreNeitherSmallNorEndless")
final class FacilityLoaderCountsFirst extends ForwardingFacilityLoader {
  FacilityLoaderCountsFirst(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    long read = StreamSupport.stream(facilities.spliterator(), false)
        .peek(Objects::requireNonNull)
        .count();
    return new Loaded(read, super.load(index, facilities).added());
  }
}
