package handson.redis.queue.redisson;

import handson.redis.queue.Script;
import handson.redis.queue.SimpleQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.redisson.api.RBlockingQueue;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.StringCodec;

/** A list as a queue with Redisson, which waits in whole seconds. */
public final class RedissonSimpleQueue implements SimpleQueue {
  private static final Script OFFER = Script.read("simple-queue-offer.lua");

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonSimpleQueue(RedissonClient redisson) {
    this.redisson = redisson;
    // After a timeout a script is sent again, and a job that was only slow would be there twice.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public boolean offer(String queue, String job, long limit) {
    return scripts.<Boolean>eval(
        RScript.Mode.READ_WRITE,
        OFFER.text(),
        RScript.ReturnType.BOOLEAN,
        List.of(queue, SimpleQueue.stoppedKey(queue)),
        job,
        SimpleQueue.atLeastOne(limit));
  }

  // snippet: redisson-simple-take
  @Override
  public Optional<String> take(String queue, Duration patience) {
    long millis = SimpleQueue.patience(patience);
    if (millis == 0) {
      return Optional.ofNullable(jobs(queue).poll());
    }
    try {
      long seconds = (millis + 999) / 1000;
      return Optional.ofNullable(jobs(queue).poll(seconds, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  // end

  @Override
  public long backlog(String queue) {
    return jobs(queue).size();
  }

  @Override
  public void stop(String queue) {
    redisson.getBucket(SimpleQueue.stoppedKey(queue), StringCodec.INSTANCE).set("1");
  }

  @Override
  public boolean isFinished(String queue) {
    // In this order: what is empty after the stop stays empty.
    return redisson.getBucket(SimpleQueue.stoppedKey(queue)).isExists() && backlog(queue) == 0;
  }

  private RBlockingQueue<String> jobs(String queue) {
    // A second LPOP after a timeout would take a second job, and nobody would get the first.
    return redisson.getBlockingQueue(
        PlainOptions.name(queue).codec(StringCodec.INSTANCE).retryAttempts(0));
  }
}
