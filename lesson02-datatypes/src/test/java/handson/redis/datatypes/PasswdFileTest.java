package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.datatypes.PasswdFile.MalformedLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PasswdFileTest {

  @Test
  void aLineIsAnAccountWithoutItsPassword() {
    PasswdFile file = PasswdFile.parse("ann:geheim:1000:100:Ann Müller,,:/home/ann:/bin/bash");

    assertThat(file.accounts())
        .containsExactly(new Account("ann", 1000, 100, "Ann Müller,,", "/home/ann", "/bin/bash"));
    assertThat(file.malformed()).isEmpty();
    assertThat(file.toString()).doesNotContain("geheim");
  }

  @Test
  void emptyFieldsStay() {
    assertThat(PasswdFile.parse("ann::0:0:::").accounts())
        .containsExactly(new Account("ann", 0, 0, "", "", ""));
  }

  @Test
  void commentsAndBlankLinesAreNothing() {
    PasswdFile file = PasswdFile.parse("""
        # User Database

        \t
        ann:x:1:1:::
        """);

    assertThat(file.accounts()).extracting(Account::name).containsExactly("ann");
    assertThat(file.malformed()).isEmpty();
  }

  @Test
  void numbersMayHave32BitsWithASignOrWithout() {
    assertThat(PasswdFile.parse("nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false\n"
                + "last:x:4294967295:4294967295:::")
            .accounts())
        .extracting(Account::uid)
        .containsExactly(-2L, 4294967295L);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '"', textBlock = """
          ann:x:1:1::/home/ann,             "6 fields, not 7"
          ann:x:1:1::/home/ann:/bin/sh:,    "8 fields, not 7"
          ann,                              "1 fields, not 7"
          :x:1:1:::,                        no name
          ann:x::1:::,                      the uid is no whole number
          ann:x:1:1.5:::,                   the gid is no whole number
          ann:x:0x10:1:::,                  the uid is no whole number
          ann:x:4294967296:1:::,            the uid has more than 32 bits
          ann:x:1:-2147483649:::,           the gid has more than 32 bits
          ann:x:99999999999999999999:1:::,  the uid is no whole number
          ann:x:1:1:\uFFFD::,               not UTF-8
          +::::::,                          the uid is no whole number
          """)
  void aMalformedLineIsReportedAndTheRestIsKept(String line, String reason) {
    PasswdFile file = PasswdFile.parse("root:x:0:0:::\n#\n" + line + "\nann:x:1:1:::\n");

    assertThat(file.malformed()).containsExactly(new MalformedLine(3, reason));
    assertThat(file.accounts()).extracting(Account::name).containsExactly("root", "ann");
  }

  @Test
  void aReasonDoesNotTellWhatStandsThere() {
    PasswdFile file = PasswdFile.parse("ann:x:$6$geheim:1:1::/home/ann\n$6$geheim\n");

    assertThat(file.malformed()).hasSize(2);
    assertThat(file.malformed().toString()).doesNotContain("geheim");
  }

  @Test
  void aFileMayHaveBytesThatAreNoText(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("passwd");
    Files.write(file, "ann:x:1:1:Müller::\nbob:x:2:2:::\n".getBytes(StandardCharsets.ISO_8859_1));

    PasswdFile read = PasswdFile.read(file);

    assertThat(read.malformed()).containsExactly(new MalformedLine(1, "not UTF-8"));
    assertThat(read.accounts()).extracting(Account::name).containsExactly("bob");
    assertThatThrownBy(() -> PasswdFile.read(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
