package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.testing.Decoy;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

@Decoy(
    mistake = "writes the time of day here, without saying where here is",
    caughtBy = "publishSendsJson")
final class NotifierLocalTime extends ForwardingNotifier {
  NotifierLocalTime(RedisClients clients) {
    super(clients);
  }

  @Override
  public long publish(String channel, Notification notification) {
    LocalDateTime here = LocalDateTime.ofInstant(notification.sentAt(), ZoneId.systemDefault());
    return clients
        .jedis()
        .publish(
            channel,
            JsonMapper.shared()
                .writeValueAsString(Map.of(
                    "sender", notification.sender(), "text", notification.text(), "sentAt", here)));
  }
}
