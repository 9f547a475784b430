package handson.redis.queue.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      HTTP://Example.COM/                    | http://example.com/
      http://example.com                     | http://example.com/
      http://example.com:80/a                | http://example.com/a
      https://example.com:443/a              | https://example.com/a
      https://example.com:80/a               | https://example.com:80/a
      http://example.com:8080/               | http://example.com:8080/
      http://example.com/a/../b/./c          | http://example.com/b/c
      http://example.com/../../a             | http://example.com/a
      http://example.com/a/b/..              | http://example.com/a/
      http://example.com/a#top               | http://example.com/a
      http://example.com/#                   | http://example.com/
      http://example.com/?                   | http://example.com/
      http://example.com/?b=2&a=1            | http://example.com/?a=1&b=2
      http://example.com/%7Euser/%41         | http://example.com/~user/A
      http://example.com/a%2fb               | http://example.com/a%2Fb
      http://example.com/a b|http://example.com/a%20b
      http://example.com/ü?ü=ß               | http://example.com/%C3%BC?%C3%BC=%C3%9F
      http://münchen.de/                     | http://xn--mnchen-3ya.de/
      http://user:secret@example.com/        | http://example.com/
      http://example.com./a                  | http://example.com/a
      http://example.com/A                   | http://example.com/A
      http://example.com/web/http://x.com//a | http://example.com/web/http:/x.com/a
      """)
  void oneFormForOnePage(String url, String normal) {
    assertThat(Urls.normal(url)).contains(normal);
    assertThat(Urls.normal(normal)).as("the normal form of the normal form").contains(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "mailto:ann@example.com",
        "javascript:void(0)",
        "ftp://example.com/",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://",
        "http:///a",
        "http://a b/",
        "http://example.com:99999/",
        "http://[/",
        "http://[::1]/"
      })
  void whatIsNoPageOfTheWeb(String url) {
    assertThat(Urls.normal(url)).isEmpty();
  }

  @Test
  void aUrlHasALimit() {
    assertThat(Urls.normal("http://example.com/" + "x".repeat(1_900))).isPresent();
    assertThat(Urls.normal("http://example.com/" + "x".repeat(2_000))).isEmpty();
    assertThat(Urls.normal("http://example.com/" + "ü".repeat(900))).isEmpty();
  }

  @Test
  void aRedirectIsResolved() {
    String base = "http://example.com/a/b?x=1";
    assertThat(Links.resolved(base, "c")).contains("http://example.com/a/c");
    assertThat(Links.resolved(base, " /c d ")).contains("http://example.com/c%20d");
    assertThat(Links.resolved(base, "?y=2")).contains("http://example.com/a/b?y=2");
    assertThat(Links.resolved(base, "//other.com/c")).contains("http://other.com/c");
    assertThat(Links.resolved(base, "HTTPS://Other.com:443#x")).contains("https://other.com/");
    assertThat(Links.resolved(base, "mailto:ann@example.com")).isEqualTo(Optional.empty());
    for (String hostile : List.of("http://[", "http://\0/", "\ud800", "http://x:y:z/%", "//")) {
      assertThatCode(() -> Links.resolved(base, hostile)).doesNotThrowAnyException();
    }
    assertThat(Links.resolved(base, "nonsense:x")).isEqualTo(Optional.empty());
  }
}
