package handson.redis.queue.decoy;

import handson.redis.queue.Job;
import handson.redis.queue.QueueKeys;
import handson.redis.testing.Decoy;
import redis.clients.jedis.UnifiedJedis;

@Decoy(
    mistake = "puts a job to ready without asking whether it was dead",
    caughtBy = "requeueStartsAnew")
final class RetryQueueRequeuesWhatIsNotDead extends ForwardingRetryQueue {
  RetryQueueRequeuesWhatIsNotDead(UnifiedJedis jedis) {
    super(jedis);
  }

  @Override
  public boolean requeue(String queue, Job job) {
    QueueKeys keys = new QueueKeys(queue);
    if (!super.requeue(queue, job)) {
      jedis.rpush(keys.ready(), job.withAttempts(0).json());
    }
    return true;
  }
}
