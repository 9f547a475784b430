package handson.redis.queue.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.SetupException;
import handson.redis.testing.Crowd;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrawlFolderTest {
  @TempDir
  private Path temporary;

  @Test
  void namesAreSafeAndDifferent() {
    List<String> urls = List.of(
        "http://example.com/",
        "http://example.com/CON",
        "http://example.com/con",
        "http://example.com/aux.txt",
        "http://example.com/a:b",
        "http://example.com/a%3Fb%7C%22%3C",
        "http://example.com/dots...",
        "http://example.com/%2E%2E%2F%2E%2E%2Fetc%2Fpasswd",
        "http://example.com/a?x=1",
        "http://example.com/a?x=2",
        "http://example.com:8080/a?x=2",
        "http://example.com/" + "x".repeat(1_000),
        "http://example.com/" + "x".repeat(1_001),
        "http://example.com/%00",
        "http://example.com/%E6%97%A5",
        "http://xn--mnchen-3ya.de/");

    List<String> names =
        urls.stream().map(url -> CrawlFolder.fileName(url, "text/html")).toList();

    assertThat(names)
        .doesNotHaveDuplicates()
        .allSatisfy(
            name -> assertThat(name).matches("[a-z0-9][a-z0-9-]{0,40}-[0-9a-f]{16}\\.html"));
    assertThat(CrawlFolder.fileName("http://example.com/a", "application/pdf")).endsWith(".pdf");
    assertThat(CrawlFolder.fileName("http://example.com/a", "x/../y")).endsWith(".bin");
  }

  @Test
  void aCrawlHasItsFolderAgain() throws Exception {
    Path out = temporary.resolve("new/out");
    CrawlFolder folder = CrawlFolder.open(out, "mine");
    String file = folder.save("http://example.com/", "text/html", new byte[] {1});

    String again =
        CrawlFolder.open(out, "mine").save("http://example.com/", "text/html", new byte[] {1, 2});

    assertThat(again).isEqualTo(file);
    assertThat(out.resolve(file)).hasBinaryContent(new byte[] {1, 2});
    try (Stream<Path> left = Files.list(out)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(".crawl", "pages");
    }
  }

  @Test
  void processesMayTakeItTogether() throws Exception {
    for (int i = 0; i < 20; i++) {
      Path out = temporary.resolve("out" + i);
      assertThat(Crowd.of(4, member -> CrawlFolder.open(out, "job").path()))
          .containsOnly(out.toRealPath());
    }
  }

  @Test
  void ofTwoCrawlsOneGetsIt() throws Exception {
    for (int i = 0; i < 20; i++) {
      Path out = temporary.resolve("out" + i);
      List<Boolean> got = Crowd.of(4, member -> {
        try {
          CrawlFolder.open(out, "job" + member);
          return true;
        } catch (SetupException e) {
          assertThat(e).hasMessageContaining("holds the crawl 'job");
          return false;
        }
      });
      assertThat(got).containsOnlyOnce(true);
    }
  }

  @Test
  void whatAKilledProcessWasWritingGoes() throws Exception {
    Path out = temporary.resolve("out");
    Files.createDirectory(out);
    Files.createFile(out.resolve(".crawl"));
    Path old = Files.createFile(out.resolve(".crawl-" + UUID.randomUUID() + ".tmp"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path inWork = Files.createFile(out.resolve(".crawl-" + UUID.randomUUID() + ".tmp"));

    CrawlFolder.open(out, "job").keepOnly(List.of());

    assertThat(out.resolve(".crawl")).hasContent("job");
    assertThat(old).doesNotExist();
    assertThat(inWork).exists();
  }

  @Test
  void whatIsNotOfThisCrawlIsLeftAlone() throws Exception {
    Path theirs = Files.createDirectory(temporary.resolve("theirs"));
    Files.writeString(theirs.resolve("index.json"), "mine");
    assertThatThrownBy(() -> CrawlFolder.open(theirs, "job"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("not of a crawl");
    assertThat(theirs.resolve("index.json")).hasContent("mine");
    assertThat(theirs.resolve("pages")).doesNotExist();

    CrawlFolder.open(temporary.resolve("other"), "other");
    assertThatThrownBy(() -> CrawlFolder.open(temporary.resolve("other"), "job"))
        .isInstanceOf(SetupException.class)
        .hasMessageContaining("'other'", "--job other");

    Path file = Files.writeString(temporary.resolve("file"), "mine");
    for (Path bad : List.of(file, file.resolve("below"))) {
      assertThatThrownBy(() -> CrawlFolder.open(bad, "job"))
          .isInstanceOf(SetupException.class)
          .hasMessageContaining("--out");
    }
    assertThat(file).hasContent("mine");
  }

  @Test
  void aLinkDoesNotLeadOutOfTheFolder() throws Exception {
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    Path out = temporary.resolve("out");
    CrawlFolder.open(out, "job");
    Files.delete(out.resolve("pages"));
    try {
      Files.createSymbolicLink(out.resolve("pages"), outside);
      Files.createSymbolicLink(out.resolve("index.json"), outside.resolve("victim"));
    } catch (FileSystemException | UnsupportedOperationException e) {
      Assumptions.abort("this system has no symbolic links: " + e);
    }

    assertThatThrownBy(() -> CrawlFolder.open(out, "job")).isInstanceOf(SetupException.class);
    Files.delete(out.resolve("pages"));
    CrawlFolder.open(out, "job").writeIndex("{}", "");
    assertThat(outside).isEmptyDirectory();
    assertThat(out.resolve("index.json")).isRegularFile().hasContent("{}");
  }
}
