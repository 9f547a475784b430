package handson.redis.queue.crawl;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Fetches as a good guest does: not too often from one host, and again later where it failed. */
final class PoliteFetcher {
  private static final Duration USUAL_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final Duration LONGEST_NAP = Duration.ofMillis(500);
  private static final Duration SPARE = Duration.ofSeconds(5);

  private final Fetcher fetcher;
  private final HostGate gate;
  private final FetchLimits limits;
  private final Optional<Duration> delay;

  /**
   * @param delay between two fetches from one host; where it is not given, none on this machine and
   *     a second elsewhere
   */
  PoliteFetcher(Fetcher fetcher, HostGate gate, FetchLimits limits, Optional<Duration> delay) {
    this.fetcher = fetcher;
    this.gate = gate;
    this.limits = limits;
    this.delay = delay;
  }

  /**
   * An answer.
   *
   * @param attempts how many it took
   * @param millis how long the last one took
   */
  record Fetched(Answer answer, int attempts, long millis) {}

  /**
   * Fetches a URL, in several attempts where that may help.
   *
   * @param asked the delay that the host asks for; up to 30 s are granted
   */
  Fetched fetch(String url, Duration asked) throws FetchException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt >= limits.attempts();
      long start = System.nanoTime();
      try {
        Answer answer = atTheGate(url, asked);
        if (last || !answer.isWorthARetry()) {
          return new Fetched(answer, attempt, (System.nanoTime() - start) / 1_000_000);
        }
      } catch (FetchException e) {
        if (last || !e.isWorthARetry()) {
          throw e;
        }
      }
      Thread.sleep(limits.pause().toMillis() << (attempt - 1));
    }
  }

  private Answer atTheGate(String url, Duration asked) throws FetchException, InterruptedException {
    String host = Urls.authority(url);
    Duration between = longer(delay.orElseGet(() -> usualDelay(url)), atMost(asked, LONGEST_DELAY));
    if (between.isZero()) {
      return fetcher.fetch(url);
    }
    Duration wait = gate.enter(host, limits.deadline().plus(SPARE));
    while (!wait.isZero()) {
      // Where somebody is at it, the wait is for the longest fetch; most are shorter.
      Thread.sleep(atMost(atMost(wait, between), LONGEST_NAP).toMillis());
      wait = gate.enter(host, limits.deadline().plus(SPARE));
    }
    try {
      return fetcher.fetch(url);
    } finally {
      gate.leave(host, between);
    }
  }

  private static Duration usualDelay(String url) {
    try {
      String host = URI.create(url).getHost();
      return InetAddress.getByName(host).isLoopbackAddress() ? Duration.ZERO : USUAL_DELAY;
    } catch (UnknownHostException e) {
      return USUAL_DELAY;
    }
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private static Duration atMost(Duration a, Duration most) {
    return a.compareTo(most) > 0 ? most : a;
  }
}
