package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Delivery;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Notifier;
import handson.redis.pubsub.Subscription;
import handson.redis.testing.Decoy;
import io.lettuce.core.RedisClient;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import tools.jackson.databind.json.JsonMapper;

@Decoy(
    mistake = "publishes on the connection that is subscribed, which RESP2 forbids",
    caughtBy = "aListenerMayPublish")
final class NotifierOneConnection implements Notifier, AutoCloseable {
  private final StatefulRedisPubSubConnection<String, String> connection;

  NotifierOneConnection(RedisClients clients) {
    RedisClient client = clients.lettuceClient();
    client.setOptions(
        client.getOptions().mutate().protocolVersion(ProtocolVersion.RESP2).build());
    this.connection = client.connectPubSub();
  }

  @Override
  public long publish(String channel, Notification notification) {
    return connection.sync().publish(channel, JsonMapper.shared().writeValueAsString(notification));
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    Delivery<String> delivery = new Delivery<>(message -> Wire.tell(listener, message));
    RedisPubSubAdapter<String, String> adapter = new RedisPubSubAdapter<>() {
      @Override
      public void message(String from, String message) {
        if (from.equals(channel)) {
          delivery.accept(message);
        }
      }
    };
    connection.addListener(adapter);
    connection.sync().subscribe(channel);
    return () -> {
      connection.removeListener(adapter);
      connection.sync().unsubscribe(channel);
      delivery.close();
    };
  }

  @Override
  public void close() {
    connection.close();
  }
}
