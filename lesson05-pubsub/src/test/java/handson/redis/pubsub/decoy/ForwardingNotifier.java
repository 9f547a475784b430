package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.pubsub.Notifier;
import handson.redis.pubsub.Subscription;
import handson.redis.pubsub.jedis.JedisNotifier;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingNotifier implements Notifier {
  protected final RedisClients clients;
  private final Notifier right;

  ForwardingNotifier(RedisClients clients) {
    this.clients = clients;
    this.right = new JedisNotifier(clients.jedis());
  }

  @Override
  public long publish(String channel, Notification notification) {
    return right.publish(channel, notification);
  }

  @Override
  public Subscription subscribe(String channel, Listener listener) {
    return right.subscribe(channel, listener);
  }
}
