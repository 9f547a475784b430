package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.testing.Decoy;
import java.time.temporal.ChronoUnit;

@Decoy(mistake = "writes whole seconds", caughtBy = "publishSendsJson")
final class NotifierSeconds extends ForwardingNotifier {
  NotifierSeconds(RedisClients clients) {
    super(clients);
  }

  @Override
  public long publish(String channel, Notification notification) {
    return super.publish(
        channel,
        new Notification(
            notification.sender(),
            notification.text(),
            notification.sentAt().truncatedTo(ChronoUnit.SECONDS)));
  }
}
