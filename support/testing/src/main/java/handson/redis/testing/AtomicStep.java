package handson.redis.testing;

import handson.redis.kit.ReceivedCommand;
import java.util.ArrayList;
import java.util.List;

/**
 * What other programs see happen in one go: a command, a script with all that it does, or a
 * transaction from MULTI to EXEC.
 *
 * @param commands in the server's order
 */
public record AtomicStep(List<ReceivedCommand> commands) {

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
          command.name().equals("MULTI") || inTransaction && !command.name().equals("EXEC");
    }
    return steps;
  }

  /** Whether a text is an argument of one of the commands, or a part of an argument. */
  public boolean mentions(String text) {
    return commands.stream()
        .flatMap(command -> command.arguments().stream())
        .anyMatch(argument -> argument.contains(text));
  }
}
