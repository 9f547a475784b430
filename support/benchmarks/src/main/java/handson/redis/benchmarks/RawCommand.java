package handson.redis.benchmarks;

import io.lettuce.core.RedisFuture;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.redisson.api.RBatch;
import org.redisson.api.RedissonClient;
import org.redisson.api.stream.StreamAddArgs;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

/**
 * The same command in the words of each client, always on the same key.
 *
 * @param words as {@code redis-cli} takes them
 */
record RawCommand(
    List<String> words,
    Consumer<UnifiedJedis> jedis,
    Consumer<AbstractPipeline> jedisPipeline,
    Consumer<RedisCommands<String, String>> lettuce,
    Function<RedisAsyncCommands<String, String>, RedisFuture<?>> lettuceAsync,
    Consumer<RedissonClient> redisson,
    Consumer<RBatch> redissonBatch) {
  static final String KEY = Lab.KEYS + "raw";
  static final String VALUE = "a value of twenty by";

  private static final Map<String, String> FIELD = Map.of("field", VALUE);

  String name() {
    return words.get(0);
  }

  static List<RawCommand> all() {
    return List.of(
        new RawCommand(
            List.of("SET", KEY, VALUE),
            jedis -> jedis.set(KEY, VALUE),
            pipeline -> pipeline.set(KEY, VALUE),
            lettuce -> lettuce.set(KEY, VALUE),
            lettuce -> lettuce.set(KEY, VALUE),
            redisson -> redisson.<String>getBucket(KEY).set(VALUE),
            batch -> batch.<String>getBucket(KEY).setAsync(VALUE)),
        new RawCommand(
            List.of("GET", KEY),
            jedis -> jedis.get(KEY),
            pipeline -> pipeline.get(KEY),
            lettuce -> lettuce.get(KEY),
            lettuce -> lettuce.get(KEY),
            redisson -> redisson.<String>getBucket(KEY).get(),
            batch -> batch.<String>getBucket(KEY).getAsync()),
        new RawCommand(
            List.of("INCR", KEY),
            jedis -> jedis.incr(KEY),
            pipeline -> pipeline.incr(KEY),
            lettuce -> lettuce.incr(KEY),
            lettuce -> lettuce.incr(KEY),
            redisson -> redisson.getAtomicLong(KEY).incrementAndGet(),
            batch -> batch.getAtomicLong(KEY).incrementAndGetAsync()),
        new RawCommand(
            List.of("LPUSH", KEY, VALUE),
            jedis -> jedis.lpush(KEY, VALUE),
            pipeline -> pipeline.lpush(KEY, VALUE),
            lettuce -> lettuce.lpush(KEY, VALUE),
            lettuce -> lettuce.lpush(KEY, VALUE),
            redisson -> redisson.<String>getDeque(KEY).addFirst(VALUE),
            batch -> batch.<String>getDeque(KEY).addFirstAsync(VALUE)),
        new RawCommand(
            List.of("HSET", KEY, "field", VALUE),
            jedis -> jedis.hset(KEY, "field", VALUE),
            pipeline -> pipeline.hset(KEY, "field", VALUE),
            lettuce -> lettuce.hset(KEY, "field", VALUE),
            lettuce -> lettuce.hset(KEY, "field", VALUE),
            redisson -> redisson.<String, String>getMap(KEY).fastPut("field", VALUE),
            batch -> batch.<String, String>getMap(KEY).fastPutAsync("field", VALUE)),
        new RawCommand(
            List.of("SADD", KEY, VALUE),
            jedis -> jedis.sadd(KEY, VALUE),
            pipeline -> pipeline.sadd(KEY, VALUE),
            lettuce -> lettuce.sadd(KEY, VALUE),
            lettuce -> lettuce.sadd(KEY, VALUE),
            redisson -> redisson.<String>getSet(KEY).add(VALUE),
            batch -> batch.<String>getSet(KEY).addAsync(VALUE)),
        new RawCommand(
            List.of("ZADD", KEY, "7", VALUE),
            jedis -> jedis.zadd(KEY, 7, VALUE),
            pipeline -> pipeline.zadd(KEY, 7, VALUE),
            lettuce -> lettuce.zadd(KEY, 7, VALUE),
            lettuce -> lettuce.zadd(KEY, 7, VALUE),
            redisson -> redisson.<String>getScoredSortedSet(KEY).add(7, VALUE),
            batch -> batch.<String>getScoredSortedSet(KEY).addAsync(7, VALUE)),
        new RawCommand(
            List.of("XADD", KEY, "*", "field", VALUE),
            jedis -> jedis.xadd(KEY, StreamEntryID.NEW_ENTRY, FIELD),
            pipeline -> pipeline.xadd(KEY, StreamEntryID.NEW_ENTRY, FIELD),
            lettuce -> lettuce.xadd(KEY, FIELD),
            lettuce -> lettuce.xadd(KEY, FIELD),
            redisson ->
                redisson.<String, String>getStream(KEY).add(StreamAddArgs.entry("field", VALUE)),
            batch ->
                batch.<String, String>getStream(KEY).addAsync(StreamAddArgs.entry("field", VALUE))),
        new RawCommand(
            List.of("GEOADD", KEY, "13.361389", "38.115556", VALUE),
            jedis -> jedis.geoadd(KEY, 13.361389, 38.115556, VALUE),
            pipeline -> pipeline.geoadd(KEY, 13.361389, 38.115556, VALUE),
            lettuce -> lettuce.geoadd(KEY, 13.361389, 38.115556, VALUE),
            lettuce -> lettuce.geoadd(KEY, 13.361389, 38.115556, VALUE),
            redisson -> redisson.<String>getGeo(KEY).add(13.361389, 38.115556, VALUE),
            batch -> batch.<String>getGeo(KEY).addAsync(13.361389, 38.115556, VALUE)));
  }
}
