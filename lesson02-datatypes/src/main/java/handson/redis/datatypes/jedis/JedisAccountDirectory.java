package handson.redis.datatypes.jedis;

import handson.redis.datatypes.Account;
import handson.redis.datatypes.AccountDirectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.AbstractTransaction;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** Accounts as hashes with Jedis. */
public final class JedisAccountDirectory implements AccountDirectory {
  private final UnifiedJedis jedis;

  public JedisAccountDirectory(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  // snippet: jedis-load-accounts
  @Override
  public void load(String prefix, List<Account> accounts) {
    for (List<Account> batch : AccountDirectory.batches(accounts)) {
      // Jedis sends the commands of a transaction without waiting, so it is a pipeline too.
      try (AbstractTransaction transaction = jedis.multi()) {
        for (Account account : batch) {
          transaction.del(prefix + account.name());
          transaction.hset(prefix + account.name(), account.fields());
        }
        transaction.exec();
      }
    }
  }

  // end

  // snippet: jedis-find-account
  @Override
  public Optional<Account> find(String prefix, String name) {
    String key = prefix + name;
    Map<String, String> fields = jedis.hgetAll(key);
    return fields.isEmpty() ? Optional.empty() : Optional.of(Account.of(key, fields));
  }

  // end

  @Override
  public List<Login> logins(String prefix, List<String> names) {
    List<Login> logins = new ArrayList<>();
    for (List<String> batch : AccountDirectory.batches(names)) {
      try (AbstractPipeline pipeline = jedis.pipelined()) {
        List<Response<List<String>>> replies = batch.stream()
            .map(name -> pipeline.hmget(prefix + name, "home", "shell"))
            .toList();
        pipeline.sync();
        for (int i = 0; i < batch.size(); i++) {
          logins.add(login(batch.get(i), replies.get(i).get()));
        }
      }
    }
    return logins;
  }

  // snippet: jedis-change-shell
  @Override
  public boolean changeShell(String prefix, String name, String shell) {
    String key = prefix + name;
    while (true) {
      try (AbstractTransaction transaction = jedis.transaction(false)) {
        transaction.watch(key);
        // Not jedis.exists: that would take a second connection while this one is held.
        if (!transaction.exists(key).get()) {
          return false;
        }
        transaction.multi();
        Response<Long> changed = transaction.hset(key, "shell", shell);
        // Null: somebody changed or removed the account since WATCH, and nothing was done.
        if (transaction.exec() != null) {
          // Throws where the key holds no hash: EXEC itself succeeds.
          changed.get();
          return true;
        }
      }
    }
  }

  // end

  @Override
  public boolean remove(String prefix, String name) {
    return jedis.del(prefix + name) > 0;
  }

  private static Login login(String name, List<String> values) {
    return new Login(name, Optional.ofNullable(values.get(0)), Optional.ofNullable(values.get(1)));
  }
}
