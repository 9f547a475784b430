package handson.redis.testing;

import handson.redis.kit.ReceivedCommand;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.commands.ProtocolCommand;

/**
 * What other programs see happen in one go: a command, a script with all that it does, or a
 * transaction from MULTI to EXEC.
 *
 * @param commands in the server's order
 */
public record AtomicStep(List<ReceivedCommand> commands) {
  private static final Set<String> FRAME = Set.of("MULTI", "EXEC", "DISCARD", "WATCH", "UNWATCH");
  private static final Set<String> ENDS = Set.of("EXEC", "DISCARD");

  /**
   * Groups what one thread of an implementation sent.
   *
   * @param received see {@link Evidence#received}
   */
  public static List<AtomicStep> of(List<ReceivedCommand> received) {
    List<AtomicStep> steps = new ArrayList<>();
    List<ReceivedCommand> step = List.of();
    boolean inTransaction = false;
    for (ReceivedCommand command : received) {
      if (!inTransaction && !command.isFromScript()) {
        step = new ArrayList<>();
        steps.add(new AtomicStep(step));
      }
      step.add(command);
      inTransaction =
          command.name().equals("MULTI") || inTransaction && !ENDS.contains(command.name());
    }
    return steps;
  }

  /**
   * Does it again. Repeated one by one on the data as it was before, the steps show a test what
   * others could see after each of them, which goes by too fast while it happens. Arguments must be
   * text, and what a step does must depend neither on time nor on luck.
   *
   * @param redis the test's own connection
   */
  public void repeat(UnifiedJedis redis) {
    for (ReceivedCommand command : commands) {
      if (!command.isFromScript() && !FRAME.contains(command.name())) {
        ProtocolCommand name = () -> command.name().getBytes(StandardCharsets.UTF_8);
        CommandArguments words = new CommandArguments(name);
        redis.executeCommand(
            words.addObjects(command.arguments().subList(1, command.arguments().size())));
      }
    }
  }

  /** Whether a text is an argument of one of the commands, or a part of an argument. */
  public boolean mentions(String text) {
    return commands.stream()
        .flatMap(command -> command.arguments().stream())
        .anyMatch(argument -> argument.contains(text));
  }
}
