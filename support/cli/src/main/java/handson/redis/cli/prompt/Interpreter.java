package handson.redis.cli.prompt;

import handson.redis.kit.Ink;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Takes a line: for Redis, for help, or to end. */
record Interpreter(Session session, SideConnection side, Ink ink, PrintStream out) {

  /** What became of a line. */
  enum Outcome {
    DONE,
    REFUSED,
    QUIT
  }

  Outcome run(byte[] line) {
    Optional<List<byte[]>> split = Quoting.split(line);
    if (split.isEmpty()) {
      say("Invalid argument(s)\n");
      return Outcome.REFUSED;
    }
    List<byte[]> words = split.get();
    if (words.isEmpty()) {
      return Outcome.DONE;
    }
    Spoken command = Spoken.of(words);
    if (command.is("QUIT") || command.is("EXIT")) {
      return Outcome.QUIT;
    }
    if (Help.isAsked(words)) {
      say(new Help(side.docs(), ink).answer(words));
      return Outcome.DONE;
    }
    return session.run(words) ? Outcome.DONE : Outcome.REFUSED;
  }

  private void say(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes, 0, bytes.length);
    out.flush();
  }
}
