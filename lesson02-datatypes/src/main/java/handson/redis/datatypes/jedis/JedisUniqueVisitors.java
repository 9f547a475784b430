package handson.redis.datatypes.jedis;

import handson.redis.datatypes.UniqueVisitors;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** HyperLogLog with Jedis. */
public final class JedisUniqueVisitors implements UniqueVisitors {
  private final UnifiedJedis jedis;

  public JedisUniqueVisitors(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public boolean add(String page, String visitor) {
    return onPages(List.of(page), () -> jedis.pfadd(page, visitor) == 1);
  }

  // snippet: jedis-add-all
  @Override
  public boolean addAll(String page, Collection<String> visitors) {
    boolean changed = false;
    for (List<String> batch : UniqueVisitors.batches(visitors)) {
      String[] some = batch.toArray(String[]::new);
      changed |= onPages(List.of(page), () -> jedis.pfadd(page, some) == 1);
    }
    return changed;
  }

  // end

  @Override
  public long count(String page) {
    return onPages(List.of(page), () -> jedis.pfcount(page));
  }

  @Override
  public long countTogether(Collection<String> pages) {
    return pages.isEmpty() ? 0 : onPages(pages, () -> jedis.pfcount(pages.toArray(String[]::new)));
  }

  @Override
  public void merge(String target, Collection<String> pages) {
    if (!pages.isEmpty()) {
      List<String> all = new ArrayList<>(pages);
      all.add(target);
      onPages(all, () -> jedis.pfmerge(target, pages.toArray(String[]::new)));
    }
  }

  private static <T> T onPages(Collection<String> pages, Supplier<T> command) {
    try {
      return command.get();
    } catch (JedisDataException e) {
      if (!e.getMessage().matches("(WRONGTYPE|INVALIDOBJ).*")) {
        throw e;
      }
      throw new IllegalStateException("No HyperLogLog in " + String.join(", ", pages), e);
    }
  }
}
