package handson.redis.testing;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.BuilderFactory;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.CommandObject;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.UnifiedJedis;

/**
 * A line of CLIENT LIST.
 *
 * @param line all of it
 * @param name what the client calls itself; empty where it does not
 * @param flags a letter for each thing that is so: {@code b} where it waits
 * @see <a href="https://redis.io/docs/latest/commands/client-list/">CLIENT LIST</a>
 */
record ConnectedClient(String line, String name, String flags) {
  private static final Pattern FIELDS =
      Pattern.compile("(?m)^.* name=(?<name>\\S*) .*?flags=(?<flags>\\S+) .*$");

  /** All that are connected to the server. */
  static List<ConnectedClient> all(UnifiedJedis redis) {
    Matcher lines = FIELDS.matcher(String.valueOf(client(redis, "LIST")));
    return lines
        .results()
        .map(line -> new ConnectedClient(line.group(), line.group(1), line.group(2)))
        .toList();
  }

  /** What CLIENT answers to these words. */
  static Object client(UnifiedJedis redis, String... words) {
    CommandArguments command = new CommandArguments(Protocol.Command.CLIENT);
    return redis.executeCommand(
        new CommandObject<>(command.addObjects((Object[]) words), BuilderFactory.ENCODED_OBJECT));
  }
}
