package handson.redis.queue.crawl;

import java.time.Duration;

/** A page that this process has taken, and since when it has it for sure. */
final class Lease {
  /** How long a page is taken for. */
  static final Duration LENGTH = Duration.ofSeconds(6);

  private final String url;
  private volatile long since;

  /**
   * @param asked when this process asked for it: its lease began then or later
   */
  Lease(String url, long asked) {
    this.url = url;
    this.since = asked;
  }

  String url() {
    return url;
  }

  /** Its lease begins anew. */
  void renewed(long asked) {
    since = asked;
  }

  /** Whether nobody else can have the page: not so where this process, or its machine, slept. */
  boolean isOurs(long now) {
    // A clock that was put back says nothing.
    return now >= since && now - since < LENGTH.toMillis();
  }
}
