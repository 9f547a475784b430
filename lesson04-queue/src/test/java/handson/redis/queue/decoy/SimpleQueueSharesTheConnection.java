package handson.redis.queue.decoy;

import handson.redis.queue.SimpleQueue;
import handson.redis.testing.Decoy;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Optional;

@Decoy(mistake = "waits on the connection that all share", caughtBy = "aWaitingTakeBlocksNobody")
final class SimpleQueueSharesTheConnection implements SimpleQueue {
  private final StatefulRedisConnection<String, String> connection;

  SimpleQueueSharesTheConnection(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
  }

  @Override
  public boolean offer(String queue, String job, long limit) {
    return connection.sync().rpush(queue, job) > 0;
  }

  @Override
  public Optional<String> take(String queue, Duration patience) {
    double seconds = patience.toMillis() / 1000.0;
    return Optional.ofNullable(connection.sync().blpop(seconds, queue))
        .map(taken -> taken.getValue());
  }

  @Override
  public long backlog(String queue) {
    return connection.sync().llen(queue);
  }

  @Override
  public void stop(String queue) {
    connection.sync().set(SimpleQueue.stoppedKey(queue), "1");
  }

  @Override
  public boolean isFinished(String queue) {
    return connection.sync().exists(SimpleQueue.stoppedKey(queue)) == 1 && backlog(queue) == 0;
  }
}
