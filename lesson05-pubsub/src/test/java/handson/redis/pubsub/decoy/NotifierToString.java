package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.testing.Decoy;

@Decoy(mistake = "writes Java's own text of the record", caughtBy = "publishSendsJson")
final class NotifierToString extends ForwardingNotifier {
  NotifierToString(RedisClients clients) {
    super(clients);
  }

  @Override
  public long publish(String channel, Notification notification) {
    return clients.jedis().publish(channel, '"' + notification.toString().replace('"', ' ') + '"');
  }
}
