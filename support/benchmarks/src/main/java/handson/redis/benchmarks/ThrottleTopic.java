package handson.redis.benchmarks;

import handson.redis.expire.GcraLimiter;
import handson.redis.expire.Quota;
import handson.redis.expire.SlidingWindowLimiter;
import handson.redis.expire.jedis.JedisFixedWindowLimiter;
import handson.redis.expire.jedis.JedisGcraLimiter;
import handson.redis.expire.jedis.JedisSlidingWindowLimiter;
import handson.redis.expire.lettuce.LettuceGcraLimiter;
import handson.redis.expire.lettuce.LettuceSlidingWindowLimiter;
import handson.redis.expire.redisson.RedissonGcraLimiter;
import handson.redis.expire.redisson.RedissonSlidingWindowLimiter;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.redisson.api.RateType;
import org.redisson.api.RedissonClient;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/** Decisions of rate limiters, and what Redis keeps of a caller. */
final class ThrottleTopic implements Topic {
  private static final int DECISIONS = 40_000;
  private static final int CALLERS = 800;
  private static final int THREADS = 8;
  private static final Quota QUOTA = new Quota(100, Duration.ofMinutes(10));
  private static final String BARE = "Jedis by hand: INCR, then EXPIRE";
  private static final String REDISSON = "Redisson's RRateLimiter";
  private static final String BUCKET = "Bucket4j, Lettuce";

  @Override
  public String name() {
    return "throttle";
  }

  @Override
  public String title() {
    return "decisions of rate limiters and bytes a caller, beside RRateLimiter and Bucket4j";
  }

  /**
   * A limiter.
   *
   * @param tryAcquire whether an attempt of a caller, by the key, is let through
   * @param ready makes a caller's key ready, where that is needed
   */
  private record Limiter(
      String name, Predicate<String> tryAcquire, java.util.function.Consumer<String> ready) {
    Limiter(String name, Predicate<String> tryAcquire) {
      this(name, tryAcquire, key -> {});
    }
  }

  @Override
  public void run(Lab lab) throws Exception {
    try (StatefulRedisConnection<String, byte[]> bytes = lab.clients()
        .lettuceClient()
        .connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE))) {
      List<Limiter> limiters = limiters(lab, bytes);
      List<Target> targets = new ArrayList<>();
      for (String ours : List.of("sliding window, Jedis", "GCRA, Jedis")) {
        targets.add(Target.atLeast(0.8, ours, BARE));
        targets.add(Target.atLeast(2, ours, REDISSON));
        targets.add(Target.atLeast(2, ours, BUCKET));
      }
      lab.measure(new Table(
          THREADS + " threads, " + CALLERS + " callers, all let through",
          Unit.perSecond("decisions"),
          limiters.stream().map(limiter -> decisions(lab, limiter)).toList(),
          targets,
          "INCR, then EXPIRE are two round trips; in one pipeline they are one, as a script is. Where"
              + " a program dies between them the caller is locked out for ever; a script decides in"
              + " one step."));
      lab.measure(new Table(
          "a caller that has used up a quota of " + QUOTA.limit(),
          Unit.lessIsBetter("bytes a caller"),
          limiters.stream().map(limiter -> bytes(lab, limiter)).toList()));
    }
  }

  private static List<Limiter> limiters(Lab lab, StatefulRedisConnection<String, byte[]> bytes) {
    UnifiedJedis jedis = lab.jedis();
    RedissonClient redisson = lab.clients().redisson();
    var fixed = new JedisFixedWindowLimiter(jedis);
    ProxyManager<String> buckets = Bucket4jLettuce.casBasedBuilder(bytes)
        .expirationAfterWrite(
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(QUOTA.window()))
        .build();
    BucketConfiguration bucket = BucketConfiguration.builder()
        .addLimit(
            limit -> limit.capacity(QUOTA.limit()).refillGreedy(QUOTA.limit(), QUOTA.window()))
        .build();
    return List.of(
        new Limiter(BARE, key -> byHand(jedis, key)),
        new Limiter("the same in one pipeline", key -> pipelined(jedis, key)),
        new Limiter("fixed window, Jedis", key -> fixed.tryAcquire(key, QUOTA).allowed()),
        sliding("sliding window, Jedis", new JedisSlidingWindowLimiter(jedis)),
        sliding(
            "sliding window, Lettuce",
            new LettuceSlidingWindowLimiter(lab.clients().lettuce())),
        sliding("sliding window, Redisson", new RedissonSlidingWindowLimiter(redisson)),
        gcra("GCRA, Jedis", new JedisGcraLimiter(jedis)),
        gcra("GCRA, Lettuce", new LettuceGcraLimiter(lab.clients().lettuce())),
        gcra("GCRA, Redisson", new RedissonGcraLimiter(redisson)),
        new Limiter(
            REDISSON,
            key -> redisson.getRateLimiter(key).tryAcquire(),
            key -> redisson
                .getRateLimiter(key)
                .trySetRate(RateType.OVERALL, QUOTA.limit(), QUOTA.window())),
        new Limiter(BUCKET, key -> buckets.getProxy(key, () -> bucket).tryConsume(1)));
  }

  private static Limiter sliding(String name, SlidingWindowLimiter limiter) {
    return new Limiter(name, key -> limiter.tryAcquire(key, QUOTA).allowed());
  }

  private static Limiter gcra(String name, GcraLimiter limiter) {
    return new Limiter(
        name, key -> limiter.tryAcquire(key, QUOTA, QUOTA.limit()).allowed());
  }

  private static boolean byHand(UnifiedJedis jedis, String key) {
    long count = jedis.incr(key);
    jedis.expire(key, QUOTA.window().toSeconds());
    return count <= QUOTA.limit();
  }

  private static boolean pipelined(UnifiedJedis jedis, String key) {
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      Response<Long> count = pipeline.incr(key);
      pipeline.expire(key, QUOTA.window().toSeconds());
      pipeline.sync();
      return count.get() <= QUOTA.limit();
    }
  }

  private static Side decisions(Lab lab, Limiter limiter) {
    int each = Math.max(1, lab.scale().of(DECISIONS) / THREADS);
    Work before = () -> {
      lab.clear();
      for (int i = 0; i < Math.min(CALLERS, each * THREADS); i++) {
        limiter.ready().accept(key(i));
      }
    };
    return Side.rate(
        limiter.name(),
        each * THREADS,
        before,
        () -> lab.together(THREADS, thread -> () -> {
          for (int i = 0; i < each; i++) {
            // Its own hundred callers, in turn.
            int caller = thread + THREADS * (i % (CALLERS / THREADS));
            if (!limiter.tryAcquire().test(key(caller))) {
              throw new IllegalStateException(limiter.name() + " rejects what is in the quota.");
            }
          }
        }));
  }

  private static Side bytes(Lab lab, Limiter limiter) {
    return new Side(limiter.name(), () -> {
      lab.clear();
      limiter.ready().accept(key(0));
      for (int i = 0; i < QUOTA.limit(); i++) {
        limiter.tryAcquire().test(key(0));
      }
      return lab.bytes();
    });
  }

  private static String key(int caller) {
    return Lab.KEYS + "{caller:" + caller + "}";
  }
}
