package handson.redis.expire.decoy;

import handson.redis.expire.lettuce.LettuceKeyAudit;
import handson.redis.kit.RedisClients;
import handson.redis.testing.Decoy;

@Decoy(mistake = "opens a connection in each call", caughtBy = "writesNothing")
final class KeyAuditLeaksConnections extends ForwardingKeyAudit {
  private final RedisClients clients;

  KeyAuditLeaksConnections(RedisClients clients) {
    super(clients.jedis());
    this.clients = clients;
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    return new LettuceKeyAudit(clients.lettuceClient().connect()).audit(pattern, most, progress);
  }
}
