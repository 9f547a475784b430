package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class ResetCommandTest {
  private Checkout checkout;
  private Exercise exercise;

  @BeforeEach
  void aCheckout(@TempDir Path home) {
    checkout = new Checkout(home.resolve("mit Leerzeichen"));
    exercise = checkout.exercise("boss-battle");
  }

  @Test
  void theStubIsBackAndTheBackupIsNamed() throws Exception {
    checkout.write("boss-battle", "my work, unfinished ñ");

    Checkout.Answer answer = checkout.run("reset", "boss-battle");

    assertThat(answer.code()).isZero();
    assertThat(exercise.file()).hasSameBinaryContentAs(exercise.stub());
    Path backup = backups().get(0);
    assertThat(backup).hasContent("my work, unfinished ñ");
    assertThat(backup.getFileName().toString())
        .matches("boss-battle-\\d{4}-\\d\\d-\\d\\d-\\d{6}\\.java");
    assertThat(answer.out())
        .contains(
            checkout.home().relativize(backup).toString(), exercise.shownFile().toString());
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void theBackupBroughtBackIsSolvedAsItWas() throws Exception {
    checkout.solve("boss-battle");
    checkout.run("check", "boss-battle");
    checkout.run("hint", "boss-battle");
    checkout.write("key-values", "other work");

    checkout.run("reset", "boss-battle");
    assertThat(checkout.run("list").out()).containsPattern("\\[ ] boss-battle");
    assertThat(checkout.exercise("key-values").file()).hasContent("other work");
    assertThat(checkout.run("hint", "boss-battle").out()).contains("Hint 2 of 3");

    checkout.write("boss-battle", Files.readString(backups().get(0)));
    assertThat(checkout.run("list").out()).containsPattern("\\[x] boss-battle");
  }

  @Test
  void anUntouchedOneIsLeftAlone() throws Exception {
    Checkout.Answer answer = checkout.run("reset", "boss-battle");

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("untouched");
    assertThat(checkout.home().resolve(".course")).doesNotExist();
  }

  @Test
  void aMissingOneIsRestored() throws Exception {
    Files.delete(exercise.file());

    Checkout.Answer answer = checkout.run("reset", "boss-battle");

    assertThat(answer.code()).isZero();
    assertThat(exercise.file()).hasSameBinaryContentAs(exercise.stub());
    assertThat(answer.out()).doesNotContain("backup", "kept");
  }

  @Test
  void resetsAtTheSameMomentKeepEveryVersion() throws Exception {
    for (int i = 0; i < 3; i++) {
      checkout.write("boss-battle", "version " + i);
      checkout.run("reset", "boss-battle");
    }
    Backups both = new Backups(checkout.home().resolve(".course/backups"));
    checkout.write("boss-battle", "version 3");
    IntStream.range(0, 8).parallel().forEach(i -> {
      try {
        both.replaceByStub(exercise);
      } catch (handson.redis.kit.SetupException e) {
        // One of the others was quicker.
      }
    });

    assertThat(exercise.file()).hasSameBinaryContentAs(exercise.stub());
    assertThat(backups().stream().map(ResetCommandTest::read))
        .contains("version 0", "version 1", "version 2", "version 3");
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void whereNoBackupCanBeWrittenTheFileStays() throws Exception {
    checkout.write("boss-battle", "my work");
    // Where a file is, no folder can be.
    Files.writeString(checkout.home().resolve(".course"), "");

    Checkout.Answer answer = checkout.run("reset", "boss-battle");

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains("could not be reset", "Your version is where it was");
    assertThat(exercise.file()).hasContent("my work");
    assertThat(leftovers()).isEmpty();
  }

  private List<Path> backups() throws IOException {
    try (Stream<Path> files = Files.list(checkout.home().resolve(".course/backups"))) {
      return files.sorted().toList();
    }
  }

  /** Hidden files beside the exercise. */
  private List<Path> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(exercise.file().getParent())) {
      return files.filter(file -> file.getFileName().toString().startsWith(".")).toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
