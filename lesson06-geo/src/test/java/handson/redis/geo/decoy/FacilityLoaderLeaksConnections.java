package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.geo.FacilityKeys;
import handson.redis.geo.FacilityLoader;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "opens a pipeline for the load, and closes it only where the input ends well",
    caughtBy = "aBrokenInputIsNoSecret")
final class FacilityLoaderLeaksConnections extends ScriptedFacilityLoader {
  FacilityLoaderLeaksConnections(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  List<String> scripts() {
    return List.of(BEFORE + INDEX + HASH + LEAVE + JOIN + ANSWER);
  }

  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    FacilityKeys keys = new FacilityKeys(index);
    AbstractPipeline pipeline = jedis.pipelined();
    Loaded loaded = FacilityLoader.inBatches(facilities, batch -> {
      List<Response<Object>> answers = new ArrayList<>();
      batch.forEach(facility -> answers.add(
          pipeline.eval(scripts().get(0), names(keys, facility), values(keys, facility))));
      pipeline.sync();
      return added(answers);
    });
    pipeline.close();
    return loaded;
  }
}
