package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.datatypes.ServicesFile.Malformed;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServicesFileTest {

  @Test
  void aLineIsAServiceWithItsAliases() {
    assertThat(ServicesFile.parse("ssh 22/tcp\ndiscard\t9/tcp\t\tsink null\n").services())
        .containsExactly(
            new Service(22, "tcp", List.of("ssh")),
            new Service(9, "tcp", List.of("discard", "sink", "null")));
  }

  @Test
  void commentsAndBlankLinesAreSkipped() {
    ServicesFile file = ServicesFile.parse("""
        # Network services

          \t
        #ftp 21/tcp
        \tssh 22/tcp # The Secure Shell
        smtp 25/tcp mail#no alias
        """);

    assertThat(file.services())
        .containsExactly(
            new Service(22, "tcp", List.of("ssh")),
            new Service(25, "tcp", List.of("smtp", "mail")));
    assertThat(file.malformed()).isEmpty();
  }

  @Test
  void linesForOnePortAreOneServiceInTheirOrder() {
    assertThat(ServicesFile.parse("""
                http 80/tcp www
                ssh 22/tcp
                http 80/udp
                www-http 80/tcp www worldwideweb
                """).services())
        .containsExactly(
            new Service(80, "tcp", List.of("http", "www", "www-http", "worldwideweb")),
            new Service(22, "tcp", List.of("ssh")),
            new Service(80, "udp", List.of("http")));
  }

  @Test
  void malformedLinesAreReportedAndTheRestIsKept() {
    ServicesFile file = ServicesFile.parse("""
        # 1
        lonely
        ssh 22/tcp
        a 22
        b eighty/tcp
        c 70000/tcp
        d 22/
        e 22/tcp/udp
        f -1/tcp
        g 99999999999/tcp
        smtp 25/tcp
        """);

    assertThat(file.services())
        .containsExactly(
            new Service(22, "tcp", List.of("ssh")), new Service(25, "tcp", List.of("smtp")));
    assertThat(file.malformed())
        .extracting(Malformed::toString)
        .containsExactly(
            "line 2: no port/protocol after 'lonely'",
            "line 4: '22' is not of the form port/protocol",
            "line 5: 'eighty/tcp' is not of the form port/protocol",
            "line 6: port 70000 is above 65535",
            "line 7: '22/' is not of the form port/protocol",
            "line 8: '22/tcp/udp' is not of the form port/protocol",
            "line 9: '-1/tcp' is not of the form port/protocol",
            "line 10: '99999999999/tcp' is not of the form port/protocol");
  }

  @Test
  void theEndsOfThePortsAreAccepted() {
    assertThat(ServicesFile.parse("a 0/tcp\nb 65535/tcp").services())
        .extracting(Service::port)
        .containsExactly(0, 65_535);
  }

  @Test
  void windowsLineEndsAndBytesThatAreNoTextAreNoHindrance(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("services");
    Files.write(
        file,
        "ssh 22/tcp # J\u00fcrgen\r\n\r\nsmtp 25/tcp mail\r\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThat(ServicesFile.read(file))
        .isEqualTo(new ServicesFile(
            List.of(
                new Service(22, "tcp", List.of("ssh")),
                new Service(25, "tcp", List.of("smtp", "mail"))),
            List.of()));
  }

  @Test
  void theSampleHasNothingToComplainAbout() {
    ServicesFile sample = ServicesFile.sample();

    assertThat(sample.malformed()).isEmpty();
    assertThat(sample.services())
        .hasSizeGreaterThan(20)
        .contains(
            new Service(22, "tcp", List.of("ssh")),
            new Service(9, "tcp", List.of("discard", "sink", "null")));
  }

  @Test
  void aMissingFileIsAnError(@TempDir Path folder) {
    assertThatThrownBy(() -> ServicesFile.read(folder.resolve("absent")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aServiceHasAPortAProtocolAndAName() {
    assertThatThrownBy(() -> new Service(65_536, "tcp", List.of("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536");
    assertThatThrownBy(() -> new Service(-1, "tcp", List.of("a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Service(1, "", List.of("a")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Service(1, "tcp", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new Service(9, "tcp", List.of("discard", "sink")))
        .hasToString("9/tcp [discard, sink]");
  }
}
