package handson.redis.benchmarks;

import handson.redis.queue.BatchQueue;
import handson.redis.queue.BatchQueue.Batch;
import handson.redis.queue.Job;
import handson.redis.queue.ReliableQueue;
import handson.redis.queue.jedis.JedisBatchQueue;
import handson.redis.queue.jedis.JedisReliableQueue;
import handson.redis.queue.lettuce.LettuceBatchQueue;
import handson.redis.queue.lettuce.LettuceReliableQueue;
import handson.redis.queue.redisson.RedissonBatchQueue;
import handson.redis.queue.redisson.RedissonReliableQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.redisson.api.RBatch;
import org.redisson.api.RQueue;
import org.redisson.api.RStream;
import org.redisson.api.RedissonClient;
import org.redisson.api.stream.StreamAddArgs;
import org.redisson.api.stream.StreamCreateGroupArgs;
import org.redisson.api.stream.StreamMessageId;
import org.redisson.api.stream.StreamReadGroupArgs;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ListDirection;

/** Jobs through a queue: put, taken and acknowledged, all by one program. */
final class QueueTopic implements Topic {
  private static final String QUEUE = Lab.KEYS + "{queue}";
  private static final String WORKER = "ann";
  private static final String GROUP = "workers";
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final int ONE_BY_ONE = 4_000;
  private static final int BATCHED = 60_000;
  private static final int BATCH = 1_000;
  private static final String BY_HAND = "Jedis by hand: LPUSH, BLMOVE, LREM";
  private static final String STREAM = "Redisson's stream";

  @Override
  public String name() {
    return "queue";
  }

  @Override
  public String title() {
    return "jobs put, taken and acknowledged, beside commands by hand and Redisson's own objects";
  }

  @Override
  public void run(Lab lab) throws Exception {
    UnifiedJedis jedis = lab.jedis();
    RedissonClient redisson = lab.clients().redisson();
    try (LettuceReliableQueue lettuce = new LettuceReliableQueue(lab.clients().lettuceClient());
        LettuceBatchQueue batches = new LettuceBatchQueue(lab.clients().lettuceClient())) {
      int number = lab.scale().of(ONE_BY_ONE);
      int many = Math.max(BATCH / 10, lab.scale().of(BATCHED));
      // The same text for all who move texts: a job is one.
      List<Job> jobs = jobs(many);
      Side byHand = side(lab, BY_HAND, number, () -> byHand(jedis, jobs.subList(0, number)));
      List<Side> ones = List.of(
          byHand,
          one(lab, "ours, Jedis", number, jobs, new JedisReliableQueue(jedis)),
          one(lab, "ours, Lettuce", number, jobs, lettuce),
          one(lab, "ours, Redisson", number, jobs, new RedissonReliableQueue(redisson)),
          side(lab, "Redisson's queue, no ack", number, () -> queue(redisson, jobs, number)),
          side(lab, STREAM, number, () -> stream(redisson, jobs.subList(0, number), 1)));
      lab.measure(new Table(
          "one by one, one worker",
          Unit.perSecond("jobs"),
          ones,
          List.of(Target.atLeast(1, "ours, Jedis", BY_HAND)),
          "Redisson's queue loses a job whose worker dies: it has nothing to acknowledge."));

      List<Side> all = List.of(
          byHand,
          batched(lab, "ours, Jedis", jobs, new JedisBatchQueue(jedis)),
          batched(lab, "ours, Lettuce", jobs, batches),
          batched(lab, "ours, Redisson", jobs, new RedissonBatchQueue(redisson)),
          side(lab, STREAM, many, () -> stream(redisson, jobs, BATCH)));
      lab.measure(
          new Table(
              "by batches of " + BATCH + ", one worker; by hand one by one",
              Unit.perSecond("jobs"),
              all,
              List.of(
                  Target.atLeast(35, "ours, Jedis", BY_HAND),
                  Target.atLeast(5, "ours, Jedis", STREAM)),
              "Redisson's stream is filled by RBatch, read by the batch and acknowledged by the batch."));
    }
  }

  private static List<Job> jobs(int number) {
    Instant now = Instant.now();
    return IntStream.range(0, number)
        .mapToObj(i -> Job.of("job-" + i, "{\"to\":\"ann\",\"subject\":\"hello\"}", now))
        .toList();
  }

  private static Side side(Lab lab, String name, int number, Work work) {
    return Side.rate(name, number, lab::clear, work);
  }

  private static Side one(Lab lab, String name, int number, List<Job> jobs, ReliableQueue queue) {
    return side(lab, name, number, () -> {
      for (Job job : jobs.subList(0, number)) {
        queue.put(QUEUE, job);
        Job taken = queue.take(QUEUE, WORKER, LEASE, Duration.ZERO).orElseThrow();
        sure(queue.ack(QUEUE, WORKER, taken));
      }
    });
  }

  private static Side batched(Lab lab, String name, List<Job> jobs, BatchQueue queue) {
    return side(lab, name, jobs.size(), () -> {
      Batch done = Batch.NONE;
      int acknowledged = 0;
      for (List<Job> some : parts(jobs, BATCH)) {
        queue.putAll(QUEUE, some);
        done = queue.next(QUEUE, WORKER, done, BATCH, LEASE, Duration.ZERO);
        acknowledged += done.acknowledged();
      }
      acknowledged += queue.next(QUEUE, WORKER, done, 0, LEASE, Duration.ZERO).acknowledged();
      sure(acknowledged == jobs.size());
    });
  }

  private static void byHand(UnifiedJedis jedis, List<Job> jobs) {
    for (Job job : jobs) {
      jedis.lpush(QUEUE, job.json());
      String taken =
          jedis.blmove(QUEUE, QUEUE + ":pending", ListDirection.RIGHT, ListDirection.LEFT, 1);
      sure(jedis.lrem(QUEUE + ":pending", 1, taken) == 1);
    }
  }

  private static void queue(RedissonClient redisson, List<Job> jobs, int number) {
    RQueue<String> queue = redisson.getQueue(QUEUE);
    for (Job job : jobs.subList(0, number)) {
      queue.offer(job.json());
      sure(queue.poll() != null);
    }
  }

  private static void stream(RedissonClient redisson, List<Job> jobs, int batch) {
    RStream<String, String> stream = redisson.getStream(QUEUE);
    stream.createGroup(StreamCreateGroupArgs.name(GROUP).id(StreamMessageId.ALL).makeStream());
    long acknowledged = 0;
    for (List<Job> some : parts(jobs, batch)) {
      if (batch == 1) {
        stream.add(StreamAddArgs.entry("job", some.get(0).json()));
      } else {
        RBatch adds = redisson.createBatch();
        for (Job job : some) {
          adds.<String, String>getStream(QUEUE).addAsync(StreamAddArgs.entry("job", job.json()));
        }
        adds.execute();
      }
      var taken =
          stream.readGroup(GROUP, WORKER, StreamReadGroupArgs.neverDelivered().count(batch));
      acknowledged += stream.ack(GROUP, taken.keySet().toArray(StreamMessageId[]::new));
    }
    sure(acknowledged == jobs.size());
  }

  private static List<List<Job>> parts(List<Job> jobs, int size) {
    List<List<Job>> parts = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i += size) {
      parts.add(jobs.subList(i, Math.min(i + size, jobs.size())));
    }
    return parts;
  }

  private static void sure(boolean done) {
    if (!done) {
      throw new IllegalStateException("A job was lost: what is measured is not a queue.");
    }
  }
}
