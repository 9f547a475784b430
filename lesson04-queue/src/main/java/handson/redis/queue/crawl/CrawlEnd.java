package handson.redis.queue.crawl;

import handson.redis.kit.SetupException;
import handson.redis.queue.Frontier;
import handson.redis.queue.Frontier.Progress;
import handson.redis.queue.crawl.CrawlOutcome.State;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The end of a run: the index, the map, and nothing left in Redis of a crawl that is finished. */
final class CrawlEnd {
  private final Frontier frontier;
  private final CrawlPlan plan;
  private final CrawlFolder folder;
  private final ResultLog log;
  private final Optional<FileTime> indexBefore;

  /** Made before the run's first command, so that an index of now can be told from an older one. */
  CrawlEnd(Frontier frontier, CrawlPlan plan, CrawlFolder folder, ResultLog log)
      throws IOException {
    this.frontier = frontier;
    this.plan = plan;
    this.folder = folder;
    this.log = log;
    this.indexBefore = folder.indexTime();
  }

  /**
   * Writes the index.
   *
   * @param stopped whether somebody stopped this run; then Redis may be gone too
   * @param nothingToDo whether the crawl was at its end when this run began
   * @throws SetupException where the keys are gone and nobody finished the crawl
   */
  CrawlOutcome write(boolean stopped, boolean nothingToDo) throws IOException {
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
      // Whoever finishes a crawl writes the index and then deletes the keys.
      if (!isFinishedElsewhere(nothingToDo)) {
        throw new SetupException(
            "The crawl's keys are gone from Redis: it was emptied, or restarted without its data."
                + " The same command begins anew.");
      }
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

  private boolean isFinishedElsewhere(boolean nothingToDo) throws IOException {
    Optional<FileTime> index = folder.indexTime();
    if (index.isEmpty() || (index.equals(indexBefore) && !nothingToDo)) {
      return false;
    }
    JsonNode found = JsonMapper.shared().readTree(folder.readIndex());
    return plan.job().equals(found.path("job").asString(""))
        && found.path("finished").asBoolean(false);
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
