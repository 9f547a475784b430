package handson.redis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckoutCopyTest {
  private static final String STUB =
      "lesson01-basics/src/stubs/handson/redis/basics/exercise/BossBattleExercise.java";
  private static final String EXERCISE = STUB.replace("src/stubs", "src/main/java");

  @TempDir
  private Path folder;

  private Path home;

  @BeforeEach
  void aCheckoutOnWhichSomebodyWorks() throws IOException {
    home = folder.resolve("home");
    write("pom.xml", "<project/>");
    write(STUB, "as shipped");
    write(EXERCISE, "does not compile");
    write(EXERCISE.replace("Boss", "Mine"), "neither does this");
    write("lesson01-basics/target/classes/BossBattle.class", "");
    write(".git/HEAD", "");
  }

  @Test
  void itHoldsTheSourcesAndTheExercisesAsTheyAreShipped() throws IOException {
    Path copy = CheckoutCopy.of(home, folder.resolve("copy")).folder();

    assertThat(copy).isDirectoryRecursivelyContaining("glob:**/pom.xml");
    assertThat(copy.resolve(EXERCISE)).hasContent("as shipped");
    assertThat(copy.resolve(EXERCISE.replace("Boss", "Mine"))).doesNotExist();
    assertThat(copy.resolve("lesson01-basics/target")).doesNotExist();
    assertThat(copy.resolve(".git")).doesNotExist();
    assertThat(home.resolve(EXERCISE)).hasContent("does not compile");
  }

  @Test
  void eachSaveIsAnotherText() throws IOException {
    CheckoutCopy copy = CheckoutCopy.of(home, folder.resolve("copy"));
    Path exercise = copy.folder().resolve(EXERCISE);

    copy.solve();
    String first = Files.readString(exercise);
    copy.solve();

    assertThat(first).contains("class BossBattleExercise implements BossBattle");
    assertThat(exercise).content().isNotEqualTo(first);
    copy.reset();
    assertThat(exercise).hasContent("as shipped");
  }

  private void write(String path, String text) throws IOException {
    Path file = home.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
