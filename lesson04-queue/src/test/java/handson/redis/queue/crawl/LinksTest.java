package handson.redis.queue.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LinksTest {
  private static final String URL = "http://example.com/";

  @Test
  void manyLinksAreCut() throws Exception {
    List<String> links = of(anchors(15_000)).links();

    assertThat(links).startsWith(URL + "0", URL + "1");
    assertThat(links.size()).isBetween(7_000, 10_000);
  }

  @Test
  void aLongBaseDoesNotMakeAPageLarge() throws Exception {
    String base = "<base href='/" + "x".repeat(1_800) + "/'>";

    List<String> links = of(base + anchors(10_000)).links();

    assertThat(links.size()).isBetween(100, 111);
    assertThat(links.stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(200_000);
  }

  @Test
  void whatIsNotToBeFollowedIsLeftOut() throws Exception {
    assertThat(of("<a href=a><a rel='x NoFollow' href=b><a href=a#top><area href=c>")
            .links())
        .containsExactly(URL + "a", URL + "c");
    assertThat(of("<meta name=Robots content='noindex, NOFOLLOW'><a href=a>").links())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 20, 300})
  void aPageThatIsMuchWorkHasADeadline(int millis) {
    // Each link resolves a base of 20,000 characters, and none of them is one.
    byte[] html = ("<base href='/" + "x".repeat(20_000) + "/'>" + anchors(200_000)).getBytes();
    long start = System.nanoTime();

    assertThatThrownBy(() -> Links.of(URL, html, Optional.of("UTF-8"), Duration.ofMillis(millis)))
        .isInstanceOf(FetchException.class)
        .hasMessage("cannot be read in time");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private static String anchors(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "<a href=" + i + ">x</a>\n")
        .collect(Collectors.joining());
  }

  private static Links of(String html) throws FetchException {
    return Links.of(
        URL, html.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"), Duration.ofSeconds(60));
  }
}
