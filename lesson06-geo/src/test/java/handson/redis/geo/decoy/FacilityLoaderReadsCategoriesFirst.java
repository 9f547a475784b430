package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.geo.FacilityKeys;
import handson.redis.geo.FacilityLoader;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads the old categories, and leaves those in a later transaction",
    caughtBy = "aRivalsCategoryIsLeft")
final class FacilityLoaderReadsCategoriesFirst implements FacilityLoader {
  private final UnifiedJedis jedis;

  FacilityLoaderReadsCategoriesFirst(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    FacilityKeys keys = new FacilityKeys(index);
    return FacilityLoader.inBatches(facilities, batch -> {
      List<Response<String>> before;
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        before = batch.stream()
            .map(facility -> pipeline.hget(keys.facility(facility.id()), "category"))
            .toList();
      }
      List<Response<Long>> added = new ArrayList<>();
      try (AbstractTransaction transaction = jedis.multi()) {
        for (int i = 0; i < batch.size(); i++) {
          Facility facility = batch.get(i);
          String key = keys.facility(facility.id());
          String old = before.get(i).get();
          if (old != null && !old.isEmpty()) {
            transaction.srem(keys.category(old), facility.id());
          }
          transaction.del(key);
          transaction.hset(key, facility.fields());
          if (!facility.category().isEmpty()) {
            transaction.sadd(keys.category(facility.category()), facility.id());
            transaction.sadd(keys.categories(), facility.category());
          }
          double longitude = facility.point().longitude();
          double latitude = facility.point().latitude();
          added.add(transaction.geoadd(index, longitude, latitude, facility.id()));
        }
        transaction.exec();
      }
      return added.stream().mapToLong(Response::get).sum();
    });
  }
}
