package handson.redis.datatypes.decoy;

import handson.redis.datatypes.DailyActives;
import handson.redis.testing.Decoy;
import java.time.LocalDate;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "takes what the bit was before for the answer", caughtBy = "visitTellsTheFirst")
final class DailyActivesOldBit extends ForwardingDailyActives {
  DailyActivesOldBit(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean visit(String site, LocalDate day, long user) {
    return jedis.setbit(DailyActives.key(site, day), user, true);
  }
}
