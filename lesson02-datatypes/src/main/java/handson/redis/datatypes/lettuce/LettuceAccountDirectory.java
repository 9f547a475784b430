package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.Account;
import handson.redis.datatypes.AccountDirectory;
import io.lettuce.core.KeyValue;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Accounts as hashes with Lettuce. Scripts do what belongs together: a MULTI on the connection that
 * all share would take everybody's commands into the transaction.
 */
public final class LettuceAccountDirectory implements AccountDirectory {
  // snippet: lettuce-account-scripts
  private static final String REPLACE = """
      redis.call('DEL', KEYS[1])
      return redis.call('HSET', KEYS[1], unpack(ARGV))""";
  private static final String SET_IF_PRESENT = """
      if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      return 1""";

  // end

  private final StatefulRedisConnection<String, String> connection;
  private final RedisCommands<String, String> redis;
  private final RedisAsyncCommands<String, String> pipeline;

  public LettuceAccountDirectory(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
    this.redis = connection.sync();
    this.pipeline = connection.async();
  }

  @Override
  public void load(String prefix, List<Account> accounts) {
    for (List<Account> batch : AccountDirectory.batches(accounts)) {
      batch.stream().map(account -> replace(prefix, account)).toList().forEach(this::answer);
    }
  }

  private RedisFuture<Long> replace(String prefix, Account account) {
    String[] key = {prefix + account.name()};
    String[] fields = account.fields().entrySet().stream()
        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
        .toArray(String[]::new);
    return pipeline.eval(REPLACE, ScriptOutputType.INTEGER, key, fields);
  }

  @Override
  public Optional<Account> find(String prefix, String name) {
    String key = prefix + name;
    Map<String, String> fields = redis.hgetall(key);
    return fields.isEmpty() ? Optional.empty() : Optional.of(Account.of(key, fields));
  }

  // snippet: lettuce-logins
  @Override
  public List<Login> logins(String prefix, List<String> names) {
    List<Login> logins = new ArrayList<>();
    for (List<String> batch : AccountDirectory.batches(names)) {
      List<RedisFuture<List<KeyValue<String, String>>>> replies = batch.stream()
          .map(name -> pipeline.hmget(prefix + name, "home", "shell"))
          .toList();
      for (int i = 0; i < batch.size(); i++) {
        List<KeyValue<String, String>> values = answer(replies.get(i));
        // getValue() of a field that is not there throws.
        logins.add(
            new Login(batch.get(i), values.get(0).optional(), values.get(1).optional()));
      }
    }
    return logins;
  }

  // end

  @Override
  public boolean changeShell(String prefix, String name, String shell) {
    String[] key = {prefix + name};
    return redis.eval(SET_IF_PRESENT, ScriptOutputType.BOOLEAN, key, "shell", shell);
  }

  @Override
  public boolean remove(String prefix, String name) {
    return redis.del(prefix + name) > 0;
  }

  private <T> T answer(RedisFuture<T> future) {
    long timeout = connection.getTimeout().toMillis();
    return LettuceFutures.awaitOrCancel(future, timeout, TimeUnit.MILLISECONDS);
  }
}
