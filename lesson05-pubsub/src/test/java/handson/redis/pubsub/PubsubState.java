package handson.redis.pubsub;

import handson.redis.testing.Evidence;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;

/** What Redis says about subscriptions. */
final class PubsubState {
  private final Evidence evidence;
  private final UnifiedJedis redis;

  PubsubState(Evidence evidence) {
    this.evidence = evidence;
    this.redis = evidence.redis();
  }

  /** How many connections are subscribed to a channel, patterns not counted. */
  long subscribers(String channel) {
    CommandArguments command =
        new CommandArguments(Protocol.Command.PUBSUB).addObjects("NUMSUB", channel);
    List<Object> answer =
        redis.executeCommand(new CommandObject<>(command, BuilderFactory.ENCODED_OBJECT_LIST));
    return (Long) answer.get(1);
  }

  /** The ids of the implementation's connections with a subscription of any kind. */
  Set<String> connections() {
    return evidence.connections().stream()
        .filter(line -> line.matches(".* (sub=[1-9]|psub=[1-9]).*"))
        .map(line -> line.replaceAll("^id=(\\d+) .*", "$1"))
        .collect(Collectors.toSet());
  }

  /** The database that the test works in. */
  int database() {
    return Pattern.compile(" db=(\\d+) ")
        .matcher(client("INFO"))
        .results()
        .map(found -> Integer.parseInt(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  /** Ends a connection, as a network does. */
  void kill(String connection) {
    client("KILL", "ID", connection);
  }

  private String client(String... words) {
    CommandArguments command = new CommandArguments(Protocol.Command.CLIENT);
    return String.valueOf(redis.executeCommand(
        new CommandObject<>(command.addObjects((Object[]) words), BuilderFactory.ENCODED_OBJECT)));
  }
}
