package handson.redis.expire.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "walks in one script, in which pages help nobody", caughtBy = "walksInPages")
final class KeyAuditInOneScript extends ForwardingKeyAudit {
  private static final String WALK = """
      local found = {}
      local cursor = '0'
      repeat
        local page = redis.call('SCAN', cursor, 'MATCH', ARGV[1], 'COUNT', 500)
        cursor = page[1]
        for _, key in ipairs(page[2]) do
          found[#found + 1] = key
          found[#found + 1] = redis.call('TYPE', key).ok
          found[#found + 1] = redis.call('PTTL', key)
          found[#found + 1] = redis.call('MEMORY', 'USAGE', key)
        end
      until cursor == '0'
      return found
      """;

  KeyAuditInOneScript(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public Report audit(String pattern, int most, Progress progress) {
    Tally tally = new Tally(most);
    long total = jedis.dbSize();
    List<?> found = (List<?>) jedis.eval(WALK, List.of(), List.of(pattern));
    for (int i = 0; i < found.size(); i += 4) {
      boolean expires = (Long) found.get(i + 2) != -1;
      tally.add((String) found.get(i), (String) found.get(i + 1), expires, (Long) found.get(i + 3));
    }
    progress.walked(total, total);
    return tally.report();
  }
}
