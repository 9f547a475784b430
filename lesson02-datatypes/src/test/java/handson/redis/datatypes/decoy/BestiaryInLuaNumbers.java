package handson.redis.datatypes.decoy;

import handson.redis.testing.Decoy;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

@Decoy(mistake = "answers with a number of Lua, which rounds", caughtBy = "countsAreExact")
final class BestiaryInLuaNumbers extends ForwardingBestiary {
  BestiaryInLuaNumbers(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public long count(String census, String species, long change) {
    String add = "return tostring(redis.call('HINCRBY', KEYS[1], ARGV[1], ARGV[2]))";
    Object number = jedis.eval(add, List.of(census), List.of(species, Long.toString(change)));
    return (long) Double.parseDouble((String) number);
  }
}
