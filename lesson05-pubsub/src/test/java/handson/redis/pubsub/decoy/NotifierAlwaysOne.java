package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.testing.Decoy;

@Decoy(mistake = "takes it that somebody received it", caughtBy = "publishCountsReceivers")
final class NotifierAlwaysOne extends ForwardingNotifier {
  NotifierAlwaysOne(RedisClients clients) {
    super(clients);
  }

  @Override
  public long publish(String channel, Notification notification) {
    return Math.min(1, super.publish(channel, notification));
  }
}
