package handson.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import handson.redis.queue.BatchQueue.Batch;
import handson.redis.queue.DelayedJobs.Priority;
import handson.redis.queue.Frontier.Page;
import handson.redis.queue.Frontier.Progress;
import handson.redis.queue.RetryQueue.DeadJob;
import handson.redis.queue.RetryQueue.Fate;
import handson.redis.testing.CrossClient;
import handson.redis.testing.Given;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  private static final Duration LEASE = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(1);
  private static final Duration NOW = Duration.ZERO;

  @TestFactory
  Stream<DynamicTest> simpleQueue(RunningRedis redis) {
    return CrossClient.pairs(SimpleQueue.class, redis, (writer, reader, given) -> {
      String queue = queue(given);
      String job = given.text();
      assertThat(writer.offer(queue, job, 1)).isTrue();
      assertThat(reader.offer(queue, "too much", 1)).isFalse();
      assertThat(reader.take(queue, Duration.ofSeconds(5))).contains(job);
      writer.stop(queue);
      assertThat(reader.offer(queue, "late", 9)).isFalse();
      assertThat(reader.isFinished(queue)).isTrue();
    });
  }

  @TestFactory
  Stream<DynamicTest> reliableQueue(RunningRedis redis) {
    return CrossClient.pairs(ReliableQueue.class, redis, (writer, reader, given) -> {
      String queue = queue(given);
      String worker = given.word();
      Job first = job(given);
      Job second = job(given);
      writer.put(queue, first);
      writer.put(queue, second);

      assertThat(reader.take(queue, worker, LEASE, NOW)).contains(first);
      assertThat(writer.heartbeat(queue, worker, LEASE)).isTrue();
      assertThat(writer.ack(queue, worker, first)).isTrue();
      assertThat(reader.ack(queue, worker, first)).isFalse();

      assertThat(writer.take(queue, worker, LEASE, NOW)).contains(second);
      assertThat(reader.take(queue, worker, SHORT, NOW)).contains(second.withAttempts(1));
      // A moment later than a lease of 1 ms it is over.
      Thread.sleep(2);
      assertThat(writer.reclaim(queue)).isEqualTo(1);
      assertThat(reader.take(queue, worker, LEASE, NOW)).contains(second.withAttempts(2));
    });
  }

  @TestFactory
  Stream<DynamicTest> retryQueue(RunningRedis redis) {
    RetryPolicy policy = new RetryPolicy(1, LEASE, LEASE);
    return CrossClient.pairs(RetryQueue.class, redis, (writer, reader, given) -> {
      String queue = queue(given);
      Job job = job(given);
      String error = given.text();
      try (RedisClients clients = new RedisClients(redis.address(), "course-cross")) {
        clients.jedis().rpush(new QueueKeys(queue).pending("ann"), job.json());
      }
      assertThat(writer.nack(queue, "ann", job, error, policy)).isEqualTo(Fate.DIES);
      assertThat(reader.nack(queue, "ann", job, error, policy)).isEqualTo(Fate.LOST);
      Job dead = job.withAttempts(1);
      assertThat(reader.dead(queue, 5)).containsExactly(new DeadJob(dead, Optional.of(error)));
      assertThat(reader.requeue(queue, dead)).isTrue();
      assertThat(writer.requeue(queue, dead)).isFalse();
    });
  }

  @TestFactory
  Stream<DynamicTest> batchQueue(RunningRedis redis) {
    return CrossClient.pairs(BatchQueue.class, redis, (writer, reader, given) -> {
      String queue = queue(given);
      List<Job> jobs = List.of(job(given), job(given), job(given));
      writer.putAll(queue, jobs);
      Batch first = reader.next(queue, "ann", Batch.NONE, 2, LEASE, NOW);
      assertThat(first.jobs()).isEqualTo(jobs.subList(0, 2));
      Batch second = writer.next(queue, "ann", first, 2, LEASE, NOW);
      assertThat(second.acknowledged()).isEqualTo(2);
      assertThat(second.jobs()).isEqualTo(jobs.subList(2, 3));
      assertThat(reader.next(queue, "ann", second, 0, LEASE, NOW).acknowledged())
          .isEqualTo(1);
    });
  }

  @TestFactory
  Stream<DynamicTest> delayedJobs(RunningRedis redis) {
    return CrossClient.pairs(DelayedJobs.class, redis, (writer, reader, given) -> {
      String queue = queue(given);
      Job first = job(given);
      Job second = job(given);
      assertThat(writer.schedule(queue, first, Priority.NORMAL, LEASE)).isTrue();
      assertThat(reader.schedule(queue, first, Priority.LOW, NOW)).isFalse();
      writer.scheduleAt(queue, second, Priority.HIGH, Instant.ofEpochMilli(1));
      writer.schedule(queue, job(given), Priority.HIGH, LEASE);
      assertThat(reader.move(queue, 9)).isEqualTo(2);
      assertThat(writer.cancel(queue, second.id())).isFalse();
      assertThat(writer.take(queue, NOW)).contains(second);
      assertThat(reader.take(queue, Duration.ofSeconds(5))).contains(first);
    });
  }

  private static String queue(Given given) {
    return given.key("queue") + "{q}";
  }

  private static Job job(Given given) {
    Instant enqueuedAt = Instant.ofEpochMilli(given.number(0, 2_000_000_000_000L));
    return Job.of(given.word() + given.number(0, 9_999), "{\"text\":\"é 日本\\n\"}", enqueuedAt);
  }

  @TestFactory
  Stream<DynamicTest> frontier(RunningRedis redis) {
    return CrossClient.pairs(Frontier.class, redis, (writer, reader, given) -> {
      String site = given.key("site");
      String start = given.text();
      String link = given.text();
      String result = given.text();

      writer.add(site, List.of(start), 9);
      assertThat(reader.add(site, List.of(start), 9)).isZero();
      assertThat(reader.take(site, Duration.ofMinutes(1))).contains(new Page(start, 0));
      assertThat(writer.extend(site, start, Duration.ZERO)).isTrue();
      assertThat(reader.take(site, Duration.ofMinutes(1))).contains(new Page(start, 0));
      assertThat(writer.done(site, start, result, List.of(start, link), 9)).isTrue();
      assertThat(reader.done(site, start, result, List.of(), 9)).isFalse();
      assertThat(reader.results(site, 0)).containsExactly(result);
      assertThat(reader.progress(site)).isEqualTo(new Progress(1, 0, 1));
      assertThat(reader.take(site, Duration.ofMinutes(1))).contains(new Page(link, 1));
      writer.delete(site);
      assertThat(reader.progress(site)).isEqualTo(new Progress(0, 0, 0));
    });
  }
}
