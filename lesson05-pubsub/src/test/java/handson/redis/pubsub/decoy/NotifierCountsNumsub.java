package handson.redis.pubsub.decoy;

import handson.redis.kit.RedisClients;
import handson.redis.pubsub.Notification;
import handson.redis.testing.Decoy;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;

@Decoy(
    mistake = "counts the receivers with NUMSUB, which knows no patterns",
    caughtBy = "publishCountsReceivers")
final class NotifierCountsNumsub extends ForwardingNotifier {
  NotifierCountsNumsub(RedisClients clients) {
    super(clients);
  }

  @Override
  public long publish(String channel, Notification notification) {
    super.publish(channel, notification);
    CommandArguments numsub =
        new CommandArguments(Protocol.Command.PUBSUB).addObjects("NUMSUB", channel);
    return (Long) clients
        .jedis()
        .executeCommand(new CommandObject<>(numsub, BuilderFactory.ENCODED_OBJECT_LIST))
        .get(1);
  }
}
