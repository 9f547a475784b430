package handson.redis.benchmarks;

import handson.redis.kit.ToolCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Brings {@code ./course bench} into the tool. */
public final class BenchTool implements ToolCommand {

  @Override
  public Callable<Integer> at(Path home, PrintStream out) {
    return new BenchCommand(home);
  }
}
