package handson.redis.queue.jedis;

import handson.redis.queue.Script;
import handson.redis.queue.SimpleQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.util.KeyValue;

/** A list as a queue with Jedis: each waiting take has a connection of the pool to itself. */
public final class JedisSimpleQueue implements SimpleQueue {
  private static final Script OFFER = Script.read("simple-queue-offer.lua");

  private final UnifiedJedis jedis;

  public JedisSimpleQueue(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public boolean offer(String queue, String job, long limit) {
    List<String> keys = List.of(queue, SimpleQueue.stoppedKey(queue));
    List<String> values = List.of(job, Long.toString(SimpleQueue.atLeastOne(limit)));
    try {
      return jedis.evalsha(OFFER.sha1(), keys, values).equals(1L);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return jedis.eval(OFFER.text(), keys, values).equals(1L);
    }
  }

  // snippet: jedis-simple-take
  @Override
  public Optional<String> take(String queue, Duration patience) {
    long millis = SimpleQueue.patience(patience);
    if (millis == 0) {
      // BLPOP takes 0 for: wait for ever.
      return Optional.ofNullable(jedis.lpop(queue));
    }
    KeyValue<String, String> taken = jedis.blpop(millis / 1000.0, queue);
    return Optional.ofNullable(taken).map(KeyValue::getValue);
  }

  // end

  @Override
  public long backlog(String queue) {
    return jedis.llen(queue);
  }

  @Override
  public void stop(String queue) {
    jedis.set(SimpleQueue.stoppedKey(queue), "1");
  }

  // snippet: jedis-simple-finished
  @Override
  public boolean isFinished(String queue) {
    // In this order: what is empty after the stop stays empty.
    return jedis.exists(SimpleQueue.stoppedKey(queue)) && jedis.llen(queue) == 0;
  }
  // end
}
