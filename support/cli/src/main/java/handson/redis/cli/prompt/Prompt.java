package handson.redis.cli.prompt;

import handson.redis.kit.Ink;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Signals;

/** The prompt: reads a line, runs it, until the end. */
public final class Prompt {
  private static final int HISTORY_LINES = 1000;

  private final Terminal terminal;
  private final Session session;
  private final PrintStream out;
  private final Ink ink;

  private Prompt(Terminal terminal, Session session, PrintStream out, Ink ink) {
    this.terminal = terminal;
    this.session = session;
    this.out = out;
    this.ink = ink;
  }

  /**
   * Prompts until {@code quit} or Ctrl-D. Ctrl-C ends a command that waits, and empties the line
   * that is being typed.
   *
   * @param sessionOn makes the session that prints there
   * @param history the file that keeps what was typed
   */
  public static void run(
      Terminal terminal, Function<PrintStream, Session> sessionOn, Path history, Ink ink) {
    PrintStream out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
    new Prompt(terminal, sessionOn.apply(out), out, ink).run(history);
  }

  /** Prompts on the terminal that this JVM was started on. */
  public static void run(Function<PrintStream, Session> sessionOn, Path history, Ink ink)
      throws IOException {
    try (Terminal terminal =
        TerminalBuilder.builder().system(true).encoding(StandardCharsets.UTF_8).build()) {
      run(terminal, sessionOn, history, ink);
    }
  }

  private void run(Path history) {
    try (session;
        SideConnection side = new SideConnection(session)) {
      LineReader reader = LineReaderBuilder.builder()
          .terminal(terminal)
          .appName("course")
          .parser(TypedLine.PARSER)
          .completer(new PromptCompleter(side))
          .history(new PromptHistory())
          .variable(LineReader.HISTORY_FILE, history)
          .variable(LineReader.HISTORY_SIZE, HISTORY_LINES)
          .variable(LineReader.HISTORY_FILE_SIZE, HISTORY_LINES)
          .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
          .option(LineReader.Option.CASE_INSENSITIVE, true)
          // An exclamation mark is text.
          .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
          .build();
      terminal.handle(Signal.INT, signal -> session.interrupt());
      if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        // This one does not listen to signals, and Ctrl-C would end the JVM.
        Signals.register("INT", session::interrupt);
      }
      Interpreter interpreter = new Interpreter(session, side, ink, out);
      boolean goesOn = true;
      while (goesOn) {
        goesOn = next(reader, interpreter);
      }
    }
  }

  private boolean next(LineReader reader, Interpreter interpreter) {
    try {
      // What was pasted may have several lines.
      for (String line : reader.readLine(session.prompt()).lines().toList()) {
        if (!run(line, interpreter)) {
          return false;
        }
      }
      return true;
    } catch (UserInterruptException e) {
      return true;
    } catch (EndOfFileException e) {
      return false;
    }
  }

  private boolean run(String line, Interpreter interpreter) {
    if (line.strip().equalsIgnoreCase("clear")) {
      terminal.puts(Capability.clear_screen);
      terminal.flush();
      return true;
    }
    return interpreter.run(line.getBytes(StandardCharsets.UTF_8)) != Interpreter.Outcome.QUIT;
  }
}
