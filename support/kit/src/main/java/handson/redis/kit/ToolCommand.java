package handson.redis.kit;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/**
 * A command that a module adds to the {@code course} tool by being on its class path: the module
 * names its implementation in {@code META-INF/services}. So the tool need not know a module that a
 * handout has not.
 */
public interface ToolCommand {

  /**
   * Makes the command.
   *
   * @param home the checkout's folder
   * @param out where it writes
   * @return an object that picocli understands, and that answers with an exit code
   */
  Callable<Integer> at(Path home, PrintStream out);

  /** Those on the class path. */
  static List<ToolCommand> found() {
    return ServiceLoader.load(ToolCommand.class).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
