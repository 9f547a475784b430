package handson.redis.queue.crawl;

import java.util.List;

/**
 * How a run ended.
 *
 * @param state finished; or stopped, to be continued; or finished by another process, which wrote
 *     the index
 * @param waiting how many URLs are still to be fetched
 * @param results of all URLs that are done, in the order of the index
 */
public record CrawlOutcome(State state, long waiting, List<PageResult> results) {

  /** How a run ended. */
  public enum State {
    FINISHED,
    STOPPED,
    FINISHED_ELSEWHERE
  }

  /** How many pages were saved. */
  public long saved() {
    return results.stream().filter(result -> result.file() != null).count();
  }

  /** How many URLs have an error. */
  public long failed() {
    return results.stream().filter(result -> result.error() != null).count();
  }
}
