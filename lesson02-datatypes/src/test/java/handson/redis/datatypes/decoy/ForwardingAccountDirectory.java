package handson.redis.datatypes.decoy;

import handson.redis.datatypes.Account;
import handson.redis.datatypes.AccountDirectory;
import handson.redis.datatypes.jedis.JedisAccountDirectory;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingAccountDirectory implements AccountDirectory {
  protected final UnifiedJedis jedis;
  private final AccountDirectory right;

  ForwardingAccountDirectory(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisAccountDirectory(jedis);
  }

  @Override
  public void load(String prefix, List<Account> accounts) {
    right.load(prefix, accounts);
  }

  @Override
  public Optional<Account> find(String prefix, String name) {
    return right.find(prefix, name);
  }

  @Override
  public List<Login> logins(String prefix, List<String> names) {
    return right.logins(prefix, names);
  }

  @Override
  public boolean changeShell(String prefix, String name, String shell) {
    return right.changeShell(prefix, name, shell);
  }

  @Override
  public boolean remove(String prefix, String name) {
    return right.remove(prefix, name);
  }
}
