package handson.redis.datatypes.redisson;

import handson.redis.datatypes.Service;
import handson.redis.datatypes.ServiceDirectory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
import org.redisson.api.RList;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.StringCodec;

/** Lists of names with Redisson, where a batch that is atomic is a transaction. */
public final class RedissonServiceDirectory implements ServiceDirectory {
  private static final BatchOptions TRANSACTION =
      BatchOptions.defaults().executionMode(BatchOptions.ExecutionMode.IN_MEMORY_ATOMIC);

  private final RedissonClient redisson;

  public RedissonServiceDirectory(RedissonClient redisson) {
    this.redisson = redisson;
  }

  // snippet: redisson-service-load
  @Override
  public void load(String prefix, List<Service> services) {
    RBatch transaction = redisson.createBatch(TRANSACTION);
    for (Service service : services) {
      transaction.getKeys().deleteAsync(service.key(prefix));
      transaction.getList(service.key(prefix)).addAllAsync(service.names());
    }
    transaction.execute();
  }

  // end

  @Override
  public List<String> names(String key) {
    return redisson.<String>getList(key).readAll();
  }

  @Override
  public Optional<String> officialName(String key) {
    return Optional.ofNullable(redisson.<String>getList(key).get(0));
  }

  @Override
  public OptionalInt position(String key, String name) {
    // RList.indexOf fetches the whole list in a script and looks at it there.
    Long position = redisson
        .getScript(StringCodec.INSTANCE)
        .eval(
            RScript.Mode.READ_ONLY,
            "return redis.call('LPOS', KEYS[1], ARGV[1])",
            RScript.ReturnType.LONG,
            List.of(key),
            name);
    return position == null ? OptionalInt.empty() : OptionalInt.of(position.intValue());
  }

  @Override
  public boolean addAlias(String key, String alias) {
    return redisson.<String>getDeque(key).addLastIfExists(alias) > 0;
  }

  @Override
  public boolean addAliasBefore(String key, String name, String alias) {
    // After a timeout LINSERT is sent again, and the alias would stand there twice.
    RList<String> once = redisson.getList(PlainOptions.name(key).retryAttempts(0));
    return once.addBefore(name, alias) > 0;
  }

  @Override
  public boolean remove(String key, String name) {
    return redisson.<String>getList(key).remove(name, 0);
  }
}
