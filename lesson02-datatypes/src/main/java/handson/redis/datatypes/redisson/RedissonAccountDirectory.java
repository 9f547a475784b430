package handson.redis.datatypes.redisson;

import handson.redis.datatypes.Account;
import handson.redis.datatypes.AccountDirectory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.redisson.api.BatchOptions;
import org.redisson.api.BatchOptions.ExecutionMode;
import org.redisson.api.RBatch;
import org.redisson.api.RFuture;
import org.redisson.api.RMap;
import org.redisson.api.RMapAsync;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/** Accounts as hashes with Redisson: an {@code RMap} is a hash. */
public final class RedissonAccountDirectory implements AccountDirectory {
  // fastPutIfExists asks for the field, not for the account.
  private static final String SET_IF_PRESENT = """
      if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
      redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
      return 1""";
  private static final Set<String> LOGIN = new LinkedHashSet<>(List.of("home", "shell"));

  private final RedissonClient redisson;

  public RedissonAccountDirectory(RedissonClient redisson) {
    this.redisson = redisson;
  }

  // snippet: redisson-load-accounts
  @Override
  public void load(String prefix, List<Account> accounts) {
    BatchOptions multi = BatchOptions.defaults().executionMode(ExecutionMode.IN_MEMORY_ATOMIC);
    for (List<Account> batch : AccountDirectory.batches(accounts)) {
      RBatch transaction = redisson.createBatch(multi);
      for (Account account : batch) {
        RMapAsync<String, String> hash =
            transaction.getMap(prefix + account.name(), StringCodec.INSTANCE);
        hash.deleteAsync();
        hash.putAllAsync(account.fields());
      }
      transaction.execute();
    }
  }

  // end

  @Override
  public Optional<Account> find(String prefix, String name) {
    String key = prefix + name;
    Map<String, String> fields = hash(key).readAllMap();
    return fields.isEmpty() ? Optional.empty() : Optional.of(Account.of(key, fields));
  }

  @Override
  public List<Login> logins(String prefix, List<String> names) {
    List<Login> logins = new ArrayList<>();
    for (List<String> batch : AccountDirectory.batches(names)) {
      RBatch pipeline = redisson.createBatch();
      List<RFuture<Map<String, String>>> replies =
          batch.stream().map(name -> homeAndShell(pipeline, prefix + name)).toList();
      pipeline.execute();
      for (int i = 0; i < batch.size(); i++) {
        logins.add(login(batch.get(i), replies.get(i).toCompletableFuture().join()));
      }
    }
    return logins;
  }

  private static RFuture<Map<String, String>> homeAndShell(RBatch pipeline, String key) {
    RMapAsync<String, String> hash = pipeline.getMap(key, StringCodec.INSTANCE);
    return hash.getAllAsync(LOGIN);
  }

  @Override
  public boolean changeShell(String prefix, String name, String shell) {
    return redisson
        .getScript(StringCodec.INSTANCE)
        .eval(
            RScript.Mode.READ_WRITE,
            SET_IF_PRESENT,
            RScript.ReturnType.BOOLEAN,
            List.of(prefix + name),
            "shell",
            shell);
  }

  @Override
  public boolean remove(String prefix, String name) {
    return hash(prefix + name).delete();
  }

  private RMap<String, String> hash(String key) {
    return redisson.getMap(key, StringCodec.INSTANCE);
  }

  private static Login login(String name, Map<String, String> values) {
    return new Login(
        name, Optional.ofNullable(values.get("home")), Optional.ofNullable(values.get("shell")));
  }
}
