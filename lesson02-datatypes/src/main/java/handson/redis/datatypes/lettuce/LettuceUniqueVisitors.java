package handson.redis.datatypes.lettuce;

import handson.redis.datatypes.UniqueVisitors;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** HyperLogLog with Lettuce. */
public final class LettuceUniqueVisitors implements UniqueVisitors {
  private final RedisCommands<String, String> redis;

  public LettuceUniqueVisitors(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public boolean add(String page, String visitor) {
    return onPages(List.of(page), () -> redis.pfadd(page, visitor) == 1);
  }

  @Override
  public boolean addAll(String page, Collection<String> visitors) {
    boolean changed = false;
    for (List<String> batch : UniqueVisitors.batches(visitors)) {
      String[] some = batch.toArray(String[]::new);
      changed |= onPages(List.of(page), () -> redis.pfadd(page, some) == 1);
    }
    return changed;
  }

  @Override
  public long count(String page) {
    return onPages(List.of(page), () -> redis.pfcount(page));
  }

  @Override
  public long countTogether(Collection<String> pages) {
    return pages.isEmpty() ? 0 : onPages(pages, () -> redis.pfcount(pages.toArray(String[]::new)));
  }

  @Override
  public void merge(String target, Collection<String> pages) {
    if (!pages.isEmpty()) {
      List<String> all = new ArrayList<>(pages);
      all.add(target);
      onPages(all, () -> redis.pfmerge(target, pages.toArray(String[]::new)));
    }
  }

  private static <T> T onPages(Collection<String> pages, Supplier<T> command) {
    try {
      return command.get();
    } catch (RedisCommandExecutionException e) {
      if (!e.getMessage().matches("(WRONGTYPE|INVALIDOBJ).*")) {
        throw e;
      }
      throw new IllegalStateException("No HyperLogLog in " + String.join(", ", pages), e);
    }
  }
}
