package handson.redis.queue.crawl;

import handson.redis.queue.Frontier;
import java.util.ArrayList;
import java.util.List;

/** The results that this process has read so far. Each process reads all of them, at its pace. */
final class ResultLog {
  private final Frontier frontier;
  private final String name;
  private final List<PageResult> results = new ArrayList<>();

  ResultLog(Frontier frontier, String name) {
    this.frontier = frontier;
    this.name = name;
  }

  /** Reads what is new. */
  void read() {
    frontier.results(name, results.size()).forEach(json -> results.add(PageResult.ofJson(json)));
  }

  /** All that was read, in the order of the results. */
  List<PageResult> all() {
    return List.copyOf(results);
  }
}
