package handson.redis.datatypes.redisson;

import handson.redis.datatypes.UniqueVisitors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.redisson.api.RHyperLogLog;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;

/** HyperLogLog with Redisson's {@code RHyperLogLog}. */
public final class RedissonUniqueVisitors implements UniqueVisitors {
  private final RedissonClient redisson;

  public RedissonUniqueVisitors(RedissonClient redisson) {
    this.redisson = redisson;
  }

  @Override
  public boolean add(String page, String visitor) {
    return onPages(List.of(page), () -> log(page).add(visitor));
  }

  @Override
  public boolean addAll(String page, Collection<String> visitors) {
    boolean changed = false;
    for (List<String> batch : UniqueVisitors.batches(visitors)) {
      changed |= onPages(List.of(page), () -> log(page).addAll(batch));
    }
    return changed;
  }

  @Override
  public long count(String page) {
    return onPages(List.of(page), () -> log(page).count());
  }

  // snippet: redisson-together
  @Override
  public long countTogether(Collection<String> pages) {
    if (pages.isEmpty()) {
      return 0;
    }
    // Redisson counts one log with others, so the first of the pages asks.
    List<String> others = new ArrayList<>(pages);
    RHyperLogLog<String> first = log(others.remove(0));
    return onPages(pages, () -> first.countWith(others.toArray(String[]::new)));
  }

  // end

  @Override
  public void merge(String target, Collection<String> pages) {
    if (!pages.isEmpty()) {
      List<String> all = new ArrayList<>(pages);
      all.add(target);
      onPages(all, () -> {
        log(target).mergeWith(pages.toArray(String[]::new));
        return null;
      });
    }
  }

  private RHyperLogLog<String> log(String page) {
    return redisson.getHyperLogLog(page);
  }

  private static <T> T onPages(Collection<String> pages, Supplier<T> command) {
    try {
      return command.get();
    } catch (RedisException e) {
      if (!e.getMessage().matches("(WRONGTYPE|INVALIDOBJ).*")) {
        throw e;
      }
      throw new IllegalStateException("No HyperLogLog in " + String.join(", ", pages), e);
    }
  }
}
