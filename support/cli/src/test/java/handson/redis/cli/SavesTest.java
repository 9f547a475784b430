package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as a save, look by look. */
final class SavesTest {
  private Exercise boss;
  private Exercise other;
  private Saves saves;

  @BeforeEach
  void watchTwo(@TempDir Path home) {
    Checkout checkout = new Checkout(home);
    boss = checkout.exercise("boss-battle");
    other = checkout.exercise("key-values");
    saves = new Saves(List.of(boss, other), boss);
  }

  @Test
  void aFileCountsWhenItHasSettled() throws Exception {
    assertThat(look()).isEmpty();
    Files.writeString(boss.file(), "half");
    assertThat(look()).as("just written").isEmpty();
    Files.writeString(boss.file(), "half and half");
    assertThat(look()).as("written again").isEmpty();
    assertThat(look()).contains(boss);
    assertThat(look()).as("told once").isEmpty();
  }

  @Test
  void emptyingOrDeletingIsTheBeginningOfASave() throws Exception {
    Files.writeString(boss.file(), "");
    for (int i = 0; i < 5; i++) {
      assertThat(look()).isEmpty();
    }
    Files.delete(boss.file());
    for (int i = 0; i < 5; i++) {
      assertThat(look()).isEmpty();
    }
    Files.writeString(boss.file(), "new");
    assertThat(look()).isEmpty();
    assertThat(look()).contains(boss);

    Files.delete(boss.file());
    assertThat(Stream.generate(this::look).limit(50).flatMap(Optional::stream))
        .as("a file that stays away")
        .containsExactly(boss);
  }

  @Test
  void whatIsPutBesideTheExerciseBelongsToIt() throws Exception {
    Files.writeString(boss.file().resolveSibling("Friend.java"), "final class Friend {}");
    look();
    assertThat(look()).contains(boss);
  }

  @Test
  void anotherExerciseCountsWithNewContentOnly() throws Exception {
    Files.setLastModifiedTime(other.file(), FileTime.fromMillis(1000));
    look();
    assertThat(look()).isEmpty();
    Files.writeString(other.file(), "new");
    look();
    assertThat(look()).contains(other);

    Files.setLastModifiedTime(boss.file(), FileTime.fromMillis(1000));
    look();
    assertThat(look()).as("the followed one counts with any save").contains(boss);
  }

  private Optional<Exercise> look() {
    return saves.look(boss);
  }
}
