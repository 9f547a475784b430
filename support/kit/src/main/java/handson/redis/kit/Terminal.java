package handson.redis.kit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** How a command of the course speaks: UTF-8, and one sentence for what cannot go on. */
public final class Terminal {
  private Terminal() {}

  /** Standard output in UTF-8, whatever the locale says: Redis holds UTF-8. */
  public static PrintStream out() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }

  /** Standard error in UTF-8. */
  public static PrintStream err() {
    return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  }

  /**
   * Runs a command line. A {@link SetupException} prints its sentence and gives code 2; anything
   * else that is thrown is a defect and gives code 2 with a stack trace. {@code --verbose} always
   * shows the stack trace.
   */
  public static int execute(CommandLine line, String... arguments) {
    return execute(line, out(), err(), arguments);
  }

  static int execute(CommandLine line, PrintStream out, PrintStream err, String... arguments) {
    Verbosity verbosity = new Verbosity();
    addVerbose(line, verbosity);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (!(failure instanceof SetupException)) {
            failure.printStackTrace(command.getErr());
          } else {
            command.getErr().println(failure.getMessage());
            if (verbosity.verbose) {
              failure.printStackTrace(command.getErr());
            }
          }
          return ExitCode.USAGE;
        });
    return line.execute(arguments);
  }

  private static void addVerbose(CommandLine line, Verbosity verbosity) {
    line.addMixin("verbosity", verbosity);
    line.getSubcommands().values().forEach(command -> addVerbose(command, verbosity));
  }

  /** The option that every command has. */
  @CommandLine.Command
  private static final class Verbosity {
    @Option(names = "--verbose", description = "show stack traces")
    private boolean verbose;
  }
}
