package handson.redis.datatypes.decoy;

import static java.nio.charset.StandardCharsets.UTF_8;

import handson.redis.datatypes.DailyActives;
import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "fetches the bitmaps and combines them in Java", caughtBy = "combinesInTheServer")
final class DailyActivesInTheClient extends ForwardingDailyActives {
  DailyActivesInTheClient(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long countOnAny(String site, List<LocalDate> days) {
    BitSet any = new BitSet();
    for (String key : DailyActives.keys(site, days)) {
      byte[] bitmap = jedis.get(key.getBytes(UTF_8));
      any.or(bitmap == null ? new BitSet() : BitSet.valueOf(bitmap));
    }
    return any.cardinality();
  }
}
