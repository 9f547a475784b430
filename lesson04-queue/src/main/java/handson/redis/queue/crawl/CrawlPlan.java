package handson.redis.queue.crawl;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to crawl, and how.
 *
 * @param job the crawl's name: processes that name the same one on the same Redis share it
 * @param frontier the name of its frontier; with a hash tag, so that a cluster keeps it in one slot
 * @param start URLs in normal form
 * @param workers how many pages to fetch at once, in this process
 * @param maxPages how many URLs the crawl may have, in all processes
 * @param maxDepth how many links to follow away from a start; a redirect counts as one
 * @param sameHost whether to stay on the hosts of the start, ports included
 * @param delay between two fetches from one host; where it is not given, none on this machine and a
 *     second elsewhere. A robots.txt may ask for more, up to 30 s.
 */
public record CrawlPlan(
    String job,
    String frontier,
    List<String> start,
    int workers,
    long maxPages,
    int maxDepth,
    boolean sameHost,
    Optional<Duration> delay,
    FetchLimits limits) {

  /** The name of a job's frontier. */
  public static String frontierOf(String job) {
    return "crawl:{" + job + "}";
  }
}
