package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.queue.crawl.CrawlFolder;
import handson.redis.queue.crawl.CrawlOutcome;
import handson.redis.queue.crawl.PageResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CrawlScreenTest {

  @Test
  void whatAServerSentDoesNotSpeakToTheTerminal(@TempDir Path out) {
    String error = "\u001b[2J\u009b1m\r" + "x".repeat(1_000);
    PageResult page =
        new PageResult("http://x/", 0, 0, "", null, null, null, 0, 0, 0, null, List.of(), 0, error);
    CrawlOutcome outcome = new CrawlOutcome(CrawlOutcome.State.FINISHED, 0, List.of(page));
    ByteArrayOutputStream shown = new ByteArrayOutputStream();

    new CrawlScreen(new PrintStream(shown, true, StandardCharsets.UTF_8), false)
        .end(null, CrawlFolder.open(out, "job"), outcome, false);

    String text = shown.toString(StandardCharsets.UTF_8);
    assertThat(text).contains("1  \\u001b[2J\\u009b1m\\rxxx").hasLineCount(3);
    assertThat(text.codePoints().filter(Character::isISOControl))
        .containsOnly((int) '\n', (int) System.lineSeparator().charAt(0));
    assertThat(text.lines().toList().get(1)).hasSizeLessThan(120);
  }
}
