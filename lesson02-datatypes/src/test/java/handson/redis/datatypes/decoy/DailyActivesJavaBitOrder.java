package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "reads the bytes as a java.util.BitSet, lowest bit first",
    caughtBy = "usersOnAllNamesThem")
final class DailyActivesJavaBitOrder extends ForwardingDailyActives {
  DailyActivesJavaBitOrder(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public List<Long> usersOnAll(String site, List<LocalDate> days) {
    byte[] bytes = new byte[1 << 16];
    super.usersOnAll(site, days)
        .forEach(user -> bytes[(int) (user / 8)] |= (byte) (0x80 >> user % 8));
    return BitSet.valueOf(bytes).stream().mapToObj(Long::valueOf).toList();
  }
}
