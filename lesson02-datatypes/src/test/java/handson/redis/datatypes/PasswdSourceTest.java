package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.datatypes.PasswdFile.MalformedLine;
import handson.redis.kit.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswdSourceTest {
  @TempDir
  private Path folder;

  @Test
  void theSampleHasTwoMalformedLines() {
    PasswdFile sample = PasswdSource.sample().file();

    assertThat(sample.accounts())
        .extracting(Account::name)
        .containsExactly("root", "daemon", "ada", "linus", "zoë", "backup");
    assertThat(sample.malformed())
        .containsExactly(
            new MalformedLine(5, "6 fields, not 7"),
            new MalformedLine(8, "the uid is no whole number"));
  }

  @Test
  void theFileThatWasNamedIsRead() throws IOException {
    Path file = write("accounts.txt");

    PasswdSource source = PasswdSource.choose(Optional.of(file.toString()));

    assertThat(source.description()).isEqualTo(file.toString());
    assertThat(source.file().accounts()).extracting(Account::name).containsExactly("ann");
  }

  @Test
  void aSystemWithoutTheFileGetsTheSample() throws IOException {
    assertThat(PasswdSource.ofThisMachine(folder.resolve("none"))).isEqualTo(PasswdSource.sample());
    assertThat(PasswdSource.ofThisMachine(write("passwd")).file().accounts()).hasSize(1);
    assertThat(PasswdSource.choose(Optional.empty()).file().accounts()).isNotEmpty();
  }

  @Test
  void whatCannotBeReadIsSaid() {
    for (String name :
        new String[] {folder.resolve("none").toString(), folder.toString(), "a\0b"}) {
      assertThatThrownBy(() -> PasswdSource.choose(Optional.of(name)))
          .isInstanceOf(SetupException.class)
          .hasMessage(
              "--passwd is '%s', which is no file that can be read; name one, or leave the"
                  + " option out.",
              name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shadow", "shadow-", "gshadow", "master.passwd"})
  void aFileOfPasswordsIsRefused(String name) throws IOException {
    Path file = write(name);
    Path link = Files.createSymbolicLink(folder.resolve("passwd"), file);
    for (Path refused : new Path[] {file, link}) {
      assertThatThrownBy(() -> PasswdSource.choose(Optional.of(refused.toString())))
          .isInstanceOf(SetupException.class)
          .hasMessage(
              "--passwd is '%s', a file of passwords; name a passwd file, as /etc/passwd.",
              refused);
    }
  }

  private Path write(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "ann:x:1:1:::\n");
  }
}
