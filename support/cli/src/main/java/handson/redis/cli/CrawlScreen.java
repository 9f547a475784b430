package handson.redis.cli;

import handson.redis.cli.prompt.SafeText;
import handson.redis.kit.RunningRedis;
import handson.redis.queue.Frontier.Progress;
import handson.redis.queue.crawl.CrawlFolder;
import handson.redis.queue.crawl.CrawlOutcome;
import handson.redis.queue.crawl.CrawlPlan;
import handson.redis.queue.crawl.PageResult;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What {@code ./course crawl} shows. */
final class CrawlScreen {
  private static final int WIDTH = 30;
  private static final int LONGEST = 100;

  private final PrintStream out;
  private final boolean terminal;
  private String shown = "";

  /**
   * @param terminal whether a bar shows the progress
   */
  CrawlScreen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void begin(CrawlPlan plan, String client, RunningRedis redis) {
    out.printf("Crawl %s, with %s, on %s%n", plan.job(), client, redis.description());
    if (redis.isPrivate()) {
      out.println("This Redis is private: a crawl that is interrupted begins anew.");
    }
  }

  /** Draws the bar; on anything but a terminal it is left out. */
  void progress(Progress progress) {
    if (!terminal) {
      return;
    }
    long all = Math.max(1, progress.waiting() + progress.inWork() + progress.done());
    int done = (int) (progress.done() * WIDTH / all);
    String line = String.format(
        Locale.ROOT,
        "[%s%s] %,d done, %,d in work, %,d waiting",
        "#".repeat(done),
        "-".repeat(WIDTH - done),
        progress.done(),
        progress.inWork(),
        progress.waiting());
    out.print("\r" + line + " ".repeat(Math.max(0, shown.length() - line.length())));
    out.flush();
    shown = line;
  }

  /** Leaves the bar's line. */
  void progressEnds() {
    if (!shown.isEmpty()) {
      out.println();
    }
  }

  void end(CrawlPlan plan, CrawlFolder folder, CrawlOutcome outcome, boolean onPrivateRedis) {
    if (outcome.state() == CrawlOutcome.State.FINISHED_ELSEWHERE) {
      out.println("Another process finished this crawl; the index is in the folder of that one.");
      return;
    }
    out.printf(
        Locale.ROOT,
        "%,d URLs: %,d pages saved, %,d with an error%n",
        outcome.results().size(),
        outcome.saved(),
        outcome.failed());
    Map<String, Integer> errors = new TreeMap<>();
    outcome.results().stream()
        .map(PageResult::error)
        .filter(error -> error != null)
        .forEach(error -> errors.merge(error, 1, Integer::sum));
    errors.forEach(
        (error, count) -> out.printf(Locale.ROOT, "  %,6d  %s%n", count, visible(error)));
    out.println(folder.path().resolve("index.json") + " lists them, map.html draws them.");
    if (outcome.state() == CrawlOutcome.State.STOPPED) {
      out.println(
          onPrivateRedis
              ? "Stopped. Its Redis was private and is gone: to be able to go on, run './course"
                  + " server' in another terminal first."
              : String.format(
                  Locale.ROOT,
                  "Stopped, with %,d URLs to fetch. The same command goes on; from elsewhere add"
                      + " --job %s.",
                  outcome.waiting(),
                  plan.job()));
    }
  }

  /** An error may quote what a server sent. */
  private static String visible(String error) {
    String safe = SafeText.of(error);
    return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + "...";
  }

  /** The same for programs. */
  static Map<String, Object> summary(CrawlPlan plan, CrawlFolder folder, CrawlOutcome outcome) {
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("job", plan.job());
    summary.put("state", outcome.state().toString().toLowerCase(Locale.ROOT));
    summary.put("out", folder.path().toString());
    summary.put("urls", outcome.results().size());
    summary.put("saved", outcome.saved());
    summary.put("failed", outcome.failed());
    summary.put("waiting", outcome.waiting());
    return summary;
  }
}
