package handson.redis.queue.crawl;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.SetParams;

/**
 * Lets one at a time fetch from a host, and the next one only a while after it ended, whichever
 * process it is in. A host's key says that it is not to be asked now; its time to live, which runs
 * on the server's clock, is the rest of the delay.
 */
final class HostGate {
  // Somebody else may have entered by now, if this process slept.
  private static final String LEAVE =
      "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end";

  private final UnifiedJedis redis;
  private final String prefix;
  private final Set<String> entered = ConcurrentHashMap.newKeySet();
  private final String name = UUID.randomUUID().toString();

  /**
   * @param frontier whose crawl it is: two crawls know nothing of each other
   */
  HostGate(UnifiedJedis redis, String frontier) {
    this.redis = redis;
    this.prefix = frontier + ":host:";
  }

  /**
   * Enters, or says how long to wait.
   *
   * @param hold for how long at most, where nobody leaves
   * @return zero for in
   */
  Duration enter(String host, Duration hold) {
    String key = prefix + host;
    SetParams once = SetParams.setParams().nx().px(hold.toMillis());
    if (redis.set(key, name, once) != null) {
      entered.add(host);
      return Duration.ZERO;
    }
    return Duration.ofMillis(Math.max(1, redis.pttl(key)));
  }

  /** Lets the next one in after the delay. */
  void leave(String host, Duration delay) {
    redis.eval(LEAVE, List.of(prefix + host), List.of(name, Long.toString(delay.toMillis())));
  }

  /** Leaves no key behind: nobody of this crawl wants in any more. */
  void end() {
    entered.forEach(host -> leave(host, Duration.ZERO));
  }
}
