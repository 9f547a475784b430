package handson.redis.queue.crawl;

import handson.redis.queue.Frontier;
import handson.redis.queue.Frontier.Progress;
import handson.redis.queue.crawl.CrawlOutcome.State;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The end of a run: the index, the map, and nothing left in Redis of a crawl that is finished. */
final class CrawlEnd {
  private final Frontier frontier;
  private final CrawlPlan plan;
  private final CrawlFolder folder;
  private final ResultLog log;

  CrawlEnd(Frontier frontier, CrawlPlan plan, CrawlFolder folder, ResultLog log) {
    this.frontier = frontier;
    this.plan = plan;
    this.folder = folder;
    this.log = log;
  }

  /**
   * Writes the index.
   *
   * @param stopped whether somebody stopped this run; then Redis may be gone too
   */
  CrawlOutcome write(boolean stopped) throws IOException {
    Progress progress;
    try {
      progress = frontier.progress(plan.frontier());
      log.read();
    } catch (RuntimeException e) {
      if (!stopped) {
        throw e;
      }
      return stopped(log.all(), 0);
    }
    if (log.all().size() < progress.done() || progress.equals(new Progress(0, 0, 0))) {
      // The process that finished at the same moment has written the index and deleted the keys.
      return new CrawlOutcome(State.FINISHED_ELSEWHERE, 0, log.all());
    }
    if (!progress.isFinished()) {
      return stopped(log.all(), progress.waiting() + progress.inWork());
    }
    List<PageResult> results = writeIndex(true, log.all());
    folder.keepOnly(results);
    frontier.delete(plan.frontier());
    return new CrawlOutcome(State.FINISHED, 0, results);
  }

  private CrawlOutcome stopped(List<PageResult> results, long waiting) throws IOException {
    return new CrawlOutcome(State.STOPPED, waiting, writeIndex(false, results));
  }

  private List<PageResult> writeIndex(boolean finished, List<PageResult> all) throws IOException {
    SiteMap map = SiteMap.of(plan.start(), all);
    Map<String, Object> index = new LinkedHashMap<>();
    index.put("job", plan.job());
    index.put("start", plan.start());
    index.put("finished", finished);
    index.put("pages", map.results());
    String json = JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(index);
    folder.writeIndex(json, MapPage.of(map));
    return map.results();
  }
}
