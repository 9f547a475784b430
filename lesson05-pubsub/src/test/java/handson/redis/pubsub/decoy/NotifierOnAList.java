package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.testing.Decoy;
import tools.jackson.databind.json.JsonMapper;

@Decoy(mistake = "pushes onto a list, where one receiver takes it", caughtBy = "publishSendsJson")
final class NotifierOnAList extends ForwardingNotifier {
  NotifierOnAList(RedisClients clients) {
    super(clients);
  }

  @Override
  public long publish(String channel, Notification notification) {
    clients.jedis().rpush(channel, JsonMapper.shared().writeValueAsString(notification));
    return 1;
  }
}
