package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.queue.ReliableQueue;
import handson.redis.testing.Decoy;
import io.lettuce.core.LMoveArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Optional;

@Decoy(mistake = "waits on the connection that all share", caughtBy = "aWaitingTakeIsWoken")
final class ReliableQueueSharesTheConnection implements ReliableQueue {
  private final StatefulRedisConnection<String, String> connection;

  ReliableQueueSharesTheConnection(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
  }

  @Override
  public void put(String queue, Job job) {
    connection.sync().rpush(new QueueKeys(queue).ready(), job.json());
  }

  @Override
  public Optional<Job> take(String queue, String worker, Duration lease, Duration patience) {
    QueueKeys keys = new QueueKeys(queue);
    connection.sync().zadd(keys.leases(), System.currentTimeMillis() + lease.toMillis(), worker);
    LMoveArgs direction = LMoveArgs.Builder.leftRight();
    double seconds = patience.toMillis() / 1000.0;
    String job = connection.sync().blmove(keys.ready(), keys.pending(worker), direction, seconds);
    return Optional.ofNullable(job).map(Job::parse);
  }

  @Override
  public boolean ack(String queue, String worker, Job job) {
    return connection.sync().lrem(new QueueKeys(queue).pending(worker), 1, job.json()) == 1;
  }

  @Override
  public boolean heartbeat(String queue, String worker, Duration lease) {
    return connection.sync().exists(new QueueKeys(queue).pending(worker)) == 1;
  }

  @Override
  public long reclaim(String queue) {
    return 0;
  }
}
