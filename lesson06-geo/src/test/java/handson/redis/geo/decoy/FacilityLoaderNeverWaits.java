package handson.redis.geo.decoy;

import handson.redis.geo.Facility;
import handson.redis.geo.FacilityKeys;
import handson.redis.testing.Decoy;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "puts the whole table into one pipeline, with all answers in memory",
    caughtBy = "batchesAreNeitherSmallNorEndless")
final class FacilityLoaderNeverWaits extends ScriptedFacilityLoader {
  FacilityLoaderNeverWaits(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  List<String> scripts() {
    return List.of(BEFORE + INDEX + HASH + LEAVE + JOIN + ANSWER);
  }

  @Override
  public Loaded load(String index, Iterable<Facility> facilities) {
    FacilityKeys keys = new FacilityKeys(index);
    List<Response<Object>> answers = new ArrayList<>();
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      for (Facility facility : facilities) {
        for (String script : scripts()) {
          answers.add(pipeline.eval(script, names(keys, facility), values(keys, facility)));
        }
      }
    }
    return new Loaded(answers.size(), added(answers));
  }
}
