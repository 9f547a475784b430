package handson.redis.queue.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LinksTest {
  private static final String URL = "http://example.com/";

  @Test
  void manyLinksAreCut() {
    List<String> links = of(anchors(15_000)).links();

    assertThat(links).startsWith(URL + "0", URL + "1");
    assertThat(links.size()).isBetween(7_000, 10_000);
  }

  @Test
  void aLongBaseDoesNotMakeAPageLarge() {
    String base = "<base href='/" + "x".repeat(1_800) + "/'>";

    List<String> links = of(base + anchors(10_000)).links();

    assertThat(links.size()).isBetween(100, 111);
    assertThat(links.stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(200_000);
  }

  @Test
  void whatIsNotToBeFollowedIsLeftOut() {
    assertThat(of("<a href=a><a rel='x NoFollow' href=b><a href=a#top><area href=c>")
            .links())
        .containsExactly(URL + "a", URL + "c");
    assertThat(of("<meta name=Robots content='noindex, NOFOLLOW'><a href=a>").links())
        .isEmpty();
  }

  private static String anchors(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "<a href=" + i + ">x</a>\n")
        .collect(Collectors.joining());
  }

  private static Links of(String html) {
    return Links.of(URL, html.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"));
  }
}
