package handson.redis.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

final class GuideTest {
  private static final String TOUR = """
      1. Around a place: two.

        > GEOSEARCH a

      2. Around a member: one.

        > GEOSEARCH b

      Your turn
      """;

  @TempDir
  private Path folder;

  @Test
  void aStepIsFoundByHowItBegins() throws IOException {
    assertThatCode(() -> block("Around a member", "2. Around a member: one.\n\n  > GEOSEARCH b")
            .execute())
        .doesNotThrowAnyException();
  }

  @Test
  void twoStepsThatBeginSoAreRefused() throws IOException {
    assertThatThrownBy(() ->
            block("Around a", "1. Around a place: two.\n\n  > GEOSEARCH a").execute())
        .hasMessageContaining("2 steps of the tour begin so")
        .hasMessageContaining("Around a member: one.");
  }

  @Test
  void noStepThatBeginsSoIsRefused() throws IOException {
    assertThatThrownBy(() -> block("Nowhere", "").execute())
        .hasMessageContaining("0 steps of the tour begin so");
  }

  private Executable block(String step, String content) throws IOException {
    Path guide = Files.writeString(
        folder.resolve("README.md"),
        "<!-- output: ./course run 01 | step %s -->\n```text\n%s\n```\n".formatted(step, content));
    return Guide.tests(guide, command -> TOUR).findFirst().orElseThrow().getExecutable();
  }
}
