package handson.redis.queue.lettuce;

import handson.redis.queue.Script;
import handson.redis.queue.SimpleQueue;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A list as a queue with Lettuce: each waiting take has a connection to itself. */
public final class LettuceSimpleQueue implements SimpleQueue, AutoCloseable {
  private static final Script OFFER = Script.read("simple-queue-offer.lua");
  private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

  private final RedisClient client;
  private final StatefulRedisConnection<String, String> shared;
  private final RedisCommands<String, String> redis;
  private final Queue<StatefulRedisConnection<String, String>> idle = new ConcurrentLinkedQueue<>();

  public LettuceSimpleQueue(RedisClient client) {
    this.client = client;
    this.shared = client.connect();
    this.redis = shared.sync();
  }

  @Override
  public boolean offer(String queue, String job, long limit) {
    String[] keys = {queue, SimpleQueue.stoppedKey(queue)};
    String[] values = {job, Long.toString(SimpleQueue.atLeastOne(limit))};
    try {
      return redis.<Boolean>evalsha(OFFER.sha1(), ScriptOutputType.BOOLEAN, keys, values);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return redis.<Boolean>eval(OFFER.text(), ScriptOutputType.BOOLEAN, keys, values);
    }
  }

  // snippet: lettuce-simple-take
  @Override
  public Optional<String> take(String queue, Duration patience) {
    long millis = SimpleQueue.patience(patience);
    if (millis == 0) {
      // BLPOP takes 0 for: wait for ever.
      return Optional.ofNullable(redis.lpop(queue));
    }
    StatefulRedisConnection<String, String> own = idle.poll();
    if (own == null) {
      own = client.connect();
    }
    try {
      own.setTimeout(patience.plus(ON_THE_WAY));
      KeyValue<String, String> taken = own.sync().blpop(millis / 1000.0, queue);
      idle.add(own);
      return Optional.ofNullable(taken).map(KeyValue::getValue);
    } catch (RuntimeException e) {
      // It may wait in Redis still, and would take a job that nobody gets.
      own.close();
      throw e;
    }
  }

  // end

  @Override
  public long backlog(String queue) {
    return redis.llen(queue);
  }

  @Override
  public void stop(String queue) {
    redis.set(SimpleQueue.stoppedKey(queue), "1");
  }

  @Override
  public boolean isFinished(String queue) {
    // In this order: what is empty after the stop stays empty.
    return redis.exists(SimpleQueue.stoppedKey(queue)) == 1 && redis.llen(queue) == 0;
  }

  @Override
  public void close() {
    shared.close();
    idle.forEach(StatefulRedisConnection::close);
  }
}
