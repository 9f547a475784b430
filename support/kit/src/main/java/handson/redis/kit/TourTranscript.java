package handson.redis.kit;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** A tour as text, without colours: for guides, whose blocks are compared with it. */
public final class TourTranscript {
  private TourTranscript() {}

  /**
   * Runs the tour and answers with what it printed.
   *
   * @param options as on the command line: {@code "--client", "lettuce"}
   */
  public static String of(Lesson lesson, String... options) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    TourOptions parsed = new TourOptions();
    CommandLine line = new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(parsed));
    parsed.understand(lesson, line);
    line.parseArgs(options);
    new TourRun(out, new Ink(false)).show(lesson, parsed, lesson.getClass().getClassLoader());
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
