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
    assertThat(saves.look()).isEmpty();
    Files.writeString(boss.file(), "half");
    assertThat(saves.look()).as("just written").isEmpty();
    Files.writeString(boss.file(), "half and half");
    assertThat(saves.look()).as("written again").isEmpty();
    assertThat(saves.look()).contains(boss);
    assertThat(saves.look()).as("told once").isEmpty();
  }

  @Test
  void emptyingOrDeletingIsTheBeginningOfASave() throws Exception {
    Files.writeString(boss.file(), "");
    for (int i = 0; i < 5; i++) {
      assertThat(saves.look()).isEmpty();
    }
    Files.delete(boss.file());
    for (int i = 0; i < 5; i++) {
      assertThat(saves.look()).isEmpty();
    }
    Files.writeString(boss.file(), "new");
    assertThat(saves.look()).isEmpty();
    assertThat(saves.look()).contains(boss);

    Files.delete(boss.file());
    assertThat(Stream.generate(saves::look).limit(50).flatMap(Optional::stream))
        .as("a file that stays away")
        .containsExactly(boss);
  }

  @Test
  void whatIsPutBesideTheExerciseBelongsToIt() throws Exception {
    Files.writeString(boss.file().resolveSibling("Friend.java"), "final class Friend {}");
    saves.look();
    assertThat(saves.look()).contains(boss);
  }

  @Test
  void anotherExerciseCountsWithNewContentOnly() throws Exception {
    Files.setLastModifiedTime(other.file(), FileTime.fromMillis(1000));
    saves.look();
    assertThat(saves.look()).isEmpty();
    Files.writeString(other.file(), "new");
    saves.look();
    assertThat(saves.look()).contains(other);

    Files.setLastModifiedTime(boss.file(), FileTime.fromMillis(1000));
    saves.look();
    assertThat(saves.look()).as("the followed one counts with any save").contains(boss);
  }
}
