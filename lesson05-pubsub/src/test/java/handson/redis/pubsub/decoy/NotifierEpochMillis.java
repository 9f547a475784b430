package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.testing.Decoy;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

@Decoy(mistake = "writes the instant as a number", caughtBy = "publishSendsJson")
final class NotifierEpochMillis extends ForwardingNotifier {
  NotifierEpochMillis(RedisClients clients) {
    super(clients);
  }

  @Override
  public long publish(String channel, Notification notification) {
    return clients
        .jedis()
        .publish(
            channel,
            JsonMapper.shared()
                .writeValueAsString(Map.of(
                    "sender", notification.sender(),
                    "text", notification.text(),
                    "sentAt", notification.sentAt().toEpochMilli())));
  }
}
