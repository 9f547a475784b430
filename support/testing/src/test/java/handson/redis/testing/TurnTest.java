package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TurnTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

  /** Another module's JVM: a lock is a JVM's, so a thread will not do. */
  static final class OtherModule {
    public static void main(String[] arguments) {
      Turn turn = Turn.take(Path.of(arguments[0]), System.out);
      System.out.println("It is my turn.");
      turn.close();
    }
  }

  @Test
  void aModuleWaitsUntilAnotherHasDone(@TempDir Path checkout) throws Exception {
    Files.createDirectories(checkout.resolve(".mvn"));
    Files.createFile(checkout.resolve(".mvn/maven.config"));
    Path module = Files.createDirectories(checkout.resolve("lesson/one"));
    Turn turn = Turn.take(module, out);
    Process other = start(Files.createDirectories(checkout.resolve("lesson/two")));
    BufferedReader itsWords = other.inputReader();
    assertThat(itsWords.readLine())
        .isEqualTo("Waiting until another module's tests have done with the named Redis.");
    assertThat(itsWords.ready()).isFalse();
    turn.close();
    assertThat(itsWords.readLine()).isEqualTo("It is my turn.");
    assertThat(other.waitFor()).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void outsideOfACheckoutThereIsNobodyToWaitFor(@TempDir Path folder) throws IOException {
    Turn turn = Turn.take(folder, out);
    Turn.take(folder, out).close();
    turn.close();
    assertThat(folder).isEmptyDirectory();
  }

  private static Process start(Path module) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherModule.class.getName(),
            module.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
