package handson.redis.cli.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionTest {
  @TempDir
  Path folder;

  @Test
  void givesEachATraineesNameOfItsOwn() throws IOException {
    for (String name :
        new String[] {"ann", "ann.zip", "ann.zip.zip", "bob.zip", "Eve.ZIP", "eve"}) {
      Files.writeString(folder.resolve(name), "");
    }
    Files.writeString(folder.resolve(".DS_Store"), "");

    assertThat(Submission.in(folder))
        .extracting(Submission::trainee)
        .containsExactly("Eve", "ann", "ann.zip", "ann.zip.zip", "bob", "eve");
  }
}
