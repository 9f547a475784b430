package handson.redis.queue.crawl;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What the hosts' robots.txt allow. Each is fetched once in a process: without one (4xx, or a 2xx
 * that is not 200) all is allowed; where the server fails (5xx), cannot be reached, or sends what
 * cannot be read, nothing is.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9309">RFC 9309</a>
 */
final class Robots {
  private static final List<String> NAME = List.of("handson-redis-course");
  private static final int MOST_REDIRECTS = 5;

  private final PoliteFetcher fetcher;
  private final Predicate<String> isInside;
  private final Map<String, Origin> origins = new ConcurrentHashMap<>();

  /**
   * @param isInside whether a URL may be asked for; a redirect that leads elsewhere is no file
   */
  Robots(PoliteFetcher fetcher, Predicate<String> isInside) {
    this.fetcher = fetcher;
    this.isInside = isInside;
  }

  /**
   * The rules of an origin.
   *
   * @param failure why they could not be had
   */
  record Rules(BaseRobotRules rules, Optional<String> failure) {

    /** Why a URL must not be fetched; empty where it may. */
    Optional<String> refusal(String url) {
      return rules.isAllowed(url)
          ? Optional.empty()
          : Optional.of(failure.orElse("disallowed by robots.txt"));
    }

    /** The delay that the host asks for. */
    Duration delay() {
      long millis = rules.getCrawlDelay();
      return millis > 0 ? Duration.ofMillis(millis) : Duration.ZERO;
    }
  }

  Rules of(String url) throws InterruptedException {
    String origin = Urls.origin(url);
    return origins.computeIfAbsent(origin, Origin::new).rules();
  }

  /** An origin whose file is fetched by the first worker; the others wait for it. */
  private final class Origin {
    private final String origin;
    private Rules rules;

    private Origin(String origin) {
      this.origin = origin;
    }

    private synchronized Rules rules() throws InterruptedException {
      if (rules == null) {
        rules = fetched(origin + "/robots.txt");
      }
      return rules;
    }
  }

  private Rules fetched(String robotsUrl) throws InterruptedException {
    Answer answer;
    try {
      answer = followed(robotsUrl);
    } catch (FetchException e) {
      return keepOut(e.getMessage());
    }
    try {
      return read(robotsUrl, answer);
    } catch (RuntimeException e) {
      // A file that breaks the parser must not end the crawl.
      return keepOut("cannot be read");
    }
  }

  private Answer followed(String robotsUrl) throws FetchException, InterruptedException {
    String url = robotsUrl;
    Answer answer = fetcher.fetch(url, Duration.ZERO).answer();
    for (int i = 0; i < MOST_REDIRECTS && answer.location().isPresent(); i++) {
      Optional<String> target = Links.resolved(url, answer.location().get());
      if (target.filter(isInside).isEmpty()) {
        break;
      }
      url = target.get();
      answer = fetcher.fetch(url, Duration.ZERO).answer();
    }
    return answer;
  }

  private static Rules read(String robotsUrl, Answer answer) {
    SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    // A delay that is too long for the parser would be taken for "keep out"; the fetcher cuts it.
    parser.setMaxCrawlDelay(Long.MAX_VALUE);
    if (answer.isFine()) {
      return new Rules(
          parser.parseContent(robotsUrl, answer.body(), answer.type(), NAME), Optional.empty());
    }
    // A redirect without an end is no file: RFC 9309, 2.3.1.2. Nor is a success without one.
    boolean isNoFile = answer.location().isPresent() || answer.status() / 100 == 2;
    return new Rules(
        parser.failedFetch(isNoFile ? 404 : answer.status()),
        Optional.of("robots.txt answers " + answer.status()));
  }

  private static Rules keepOut(String reason) {
    return new Rules(
        new SimpleRobotRules(SimpleRobotRules.RobotRulesMode.ALLOW_NONE),
        Optional.of("robots.txt: " + reason));
  }
}
