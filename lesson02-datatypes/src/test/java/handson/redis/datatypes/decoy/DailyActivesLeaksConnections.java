package handson.redis.datatypes.decoy;

import handson.redis.datatypes.lettuce.LettuceDailyActives;
import handson.redis.kit.RedisClients;
import handson.redis.testing.Decoy;
import java.time.LocalDate;
import java.util.List;

@Decoy(mistake = "opens connections for each transaction", caughtBy = "everyCallerGetsItsOwn")
final class DailyActivesLeaksConnections extends ForwardingDailyActives {
  private final RedisClients clients;

  DailyActivesLeaksConnections(RedisClients clients) {
    super(clients.jedis());
    this.clients = clients;
  }

  @Override
  public long countOnAll(String site, List<LocalDate> days) {
    return new LettuceDailyActives(clients.lettuceClient()).countOnAll(site, days);
  }
}
