package handson.redis.cli;

import handson.redis.testing.Guide;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The README at the top: what it shows is what a trainee sees in a fresh checkout. */
final class GuideTest {
  @TempDir
  private Path home;

  @TestFactory
  Stream<DynamicTest> readme() throws Exception {
    Checkout checkout = new Checkout(home);
    return Guide.tests(Path.of("../../README.md"), command -> run(checkout, command));
  }

  private static String run(Checkout checkout, String command) {
    String[] words = command.split(" ");
    return checkout.run(Arrays.copyOfRange(words, 1, words.length)).out();
  }
}
