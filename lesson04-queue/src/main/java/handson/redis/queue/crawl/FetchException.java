package handson.redis.queue.crawl;

import java.io.IOException;
import java.util.Locale;

/** A server could not be talked to, or not to an end; the message is for the index. */
final class FetchException extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean worthARetry;

  private FetchException(String message, boolean worthARetry) {
    super(message);
    this.worthARetry = worthARetry;
  }

  /** Another attempt may do better: a connection that was refused, or broke. */
  static FetchException passing(String message) {
    return new FetchException(message, true);
  }

  /** Another attempt would cost as much and end as this one. */
  static FetchException lasting(String message) {
    return new FetchException(message, false);
  }

  static FetchException tooLarge(int limit) {
    return lasting(String.format(Locale.ROOT, "larger than %,d bytes", limit));
  }

  boolean isWorthARetry() {
    return worthARetry;
  }
}
