package handson.redis.queue.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What robots.txt may answer. */
final class RobotsTest {
  private HttpServer server;

  @BeforeEach
  void aServer() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "201, true",
    "204, true",
    "206, true",
    "299, true",
    "404, true",
    "410, true",
    "500, false",
  })
  void anAnswerWithoutAFile(int status, boolean allowed) throws Exception {
    answers("/robots.txt", status, null);

    Optional<String> refusal = refusal();

    assertThat(refusal.isEmpty()).as("allowed, with %d: %s", status, refusal).isEqualTo(allowed);
  }

  @Test
  void aLoopIsNoFile() throws Exception {
    answers("/robots.txt", 302, "/robots.txt");
    assertThat(refusal()).isEmpty();
  }

  @Test
  void anotherHostIsNotAskedForIt() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    server.createContext("/elsewhere", exchange -> {
      asked.incrementAndGet();
      exchange.sendResponseHeaders(500, -1);
      exchange.close();
    });
    answers("/robots.txt", 302, "/elsewhere");

    assertThat(refusal(url -> !url.endsWith("/elsewhere"))).isEmpty();
    assertThat(asked).hasValue(0);
    assertThat(refusal()).contains("robots.txt answers 500");
  }

  private void answers(String path, int status, String location) {
    server.createContext(path, exchange -> {
      try (exchange) {
        if (location != null) {
          exchange.getResponseHeaders().set("Location", location);
        }
        exchange.sendResponseHeaders(status, -1);
      }
    });
  }

  private Optional<String> refusal() throws InterruptedException {
    return refusal(url -> true);
  }

  private Optional<String> refusal(Predicate<String> isInside) throws InterruptedException {
    try (Fetcher fetcher = new Fetcher(CrawlRun.LIMITS)) {
      // Without a delay nobody comes to the gate.
      PoliteFetcher polite =
          new PoliteFetcher(fetcher, null, CrawlRun.LIMITS, Optional.of(Duration.ZERO));
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/page";
      return new Robots(polite, isInside).of(url).refusal(url);
    }
  }
}
