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
import redis.clients.jedis.UnifiedJedis;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The end of a run: the index, the map, and nothing left in Redis of a crawl that is finished. */
final class CrawlEnd {
  // Not the frontier's delete: another process may have added a start that nobody would come to.
  private static final String DELETE = """
      if redis.call('ZCARD', KEYS[2]) > 0 or redis.call('ZCARD', KEYS[3]) > 0
          or redis.call('LLEN', KEYS[4]) ~= tonumber(ARGV[1]) then
        return 0
      end
      return redis.call('UNLINK', unpack(KEYS))
      """;

  private final Frontier frontier;
  private final UnifiedJedis redis;
  private final CrawlPlan plan;
  private final CrawlFolder folder;
  private final ResultLog log;
  private final Optional<FileTime> indexBefore;

  /** Made before the run's first command, so that an index of now can be told from an older one. */
  CrawlEnd(Frontier frontier, UnifiedJedis redis, CrawlPlan plan, CrawlFolder folder, ResultLog log)
      throws IOException {
    this.frontier = frontier;
    this.redis = redis;
    this.plan = plan;
    this.folder = folder;
    this.log = log;
    this.indexBefore = folder.indexTime();
  }

  /**
   * Writes the index, and deletes the keys of a crawl that is finished.
   *
   * @param stopped whether somebody stopped this run; then Redis may be gone too
   * @param nothingToDo whether the crawl was at its end when this run began
   * @return empty where it has to be looked at again: at this moment another process added a start,
   *     or finished the crawl
   * @throws SetupException where the keys are gone and nobody finished the crawl
   */
  Optional<CrawlOutcome> write(boolean stopped, boolean nothingToDo) throws IOException {
    Progress progress;
    try {
      log.read();
      progress = frontier.progress(plan.frontier());
    } catch (RuntimeException e) {
      if (!stopped) {
        throw e;
      }
      return Optional.of(stopped(log.all(), 0));
    }
    if (progress.done() < log.all().size() || progress.equals(new Progress(0, 0, 0))) {
      // Whoever finishes a crawl writes the index and then deletes the keys.
      if (!isFinishedElsewhere(nothingToDo)) {
        throw new SetupException(
            "The crawl's keys are gone from Redis: it was emptied, or restarted without its data."
                + " The same command begins anew.");
      }
      return Optional.of(new CrawlOutcome(State.FINISHED_ELSEWHERE, 0, log.all()));
    }
    if (!progress.isFinished()) {
      return stopped
          ? Optional.of(stopped(log.all(), progress.waiting() + progress.inWork()))
          : Optional.empty();
    }
    List<PageResult> results = writeIndex(true, log.all());
    folder.keepOnly(results);
    return isDeleted()
        ? Optional.of(new CrawlOutcome(State.FINISHED, 0, results))
        : Optional.empty();
  }

  private boolean isDeleted() {
    List<String> read = List.of(Integer.toString(log.all().size()));
    return !redis.eval(DELETE, Frontier.keys(plan.frontier()), read).equals(0L);
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
