package handson.redis.cli.prompt;

import handson.redis.kit.Ink;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Optional;

/** Commands from a file or a pipe, one a line. */
public final class Lines {
  private final InputStream in;

  public Lines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * Runs all of them, also after one that was refused.
   *
   * @param out where the session prints
   * @return whether none was refused
   */
  public boolean run(Session session, Ink ink, PrintStream out) throws IOException {
    boolean fine = true;
    try (SideConnection side = new SideConnection(session)) {
      Interpreter interpreter = new Interpreter(session, side, ink, out);
      for (Optional<byte[]> line = next(); line.isPresent(); line = next()) {
        switch (interpreter.run(line.get())) {
          case REFUSED -> fine = false;
          case QUIT -> {
            return fine;
          }
          case DONE -> {}
        }
      }
    }
    return fine;
  }

  /** Bytes, not text: between quotes there may be any. */
  private Optional<byte[]> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int b = in.read();
    if (b < 0) {
      return Optional.empty();
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
    }
    return Optional.of(line.toByteArray());
  }
}
