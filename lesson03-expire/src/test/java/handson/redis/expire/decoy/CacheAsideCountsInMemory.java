package handson.redis.expire.decoy;

import handson.redis.expire.CachePolicy;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

@Decoy(mistake = "counts in this JVM", caughtBy = "allCountTogether")
final class CacheAsideCountsInMemory extends CommandsCacheAside {
  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

  CacheAsideCountsInMemory(StatefulRedisConnection<String, String> connection) {
    super(connection);
  }

  @Override
  void count(CachePolicy cache, String field) {
    counts.computeIfAbsent(field, name -> new AtomicLong()).incrementAndGet();
  }

  @Override
  public Statistics statistics(CachePolicy cache) {
    return new Statistics(number("gets") - number("misses"), number("misses"), number("loads"));
  }

  private long number(String field) {
    return counts.getOrDefault(field, new AtomicLong()).get();
  }
}
