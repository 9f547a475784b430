package handson.redis.datatypes.decoy;

import handson.redis.datatypes.DailyActives;
import handson.redis.testing.Decoy;
import java.time.LocalDate;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "casts the number to an int", caughtBy = "numbersHave32Bits")
final class DailyActivesIntOffset extends ForwardingDailyActives {
  DailyActivesIntOffset(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean wasActive(String site, LocalDate day, long user) {
    return jedis.getbit(DailyActives.key(site, day), (int) DailyActives.inRange(user));
  }
}
