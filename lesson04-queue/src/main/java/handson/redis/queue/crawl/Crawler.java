package handson.redis.queue.crawl;

import handson.redis.kit.SetupException;
import handson.redis.queue.Frontier;
import handson.redis.queue.Frontier.Page;
import handson.redis.queue.Frontier.Progress;
import handson.redis.queue.crawl.CrawlOutcome.State;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import redis.clients.jedis.UnifiedJedis;

/**
 * Crawls: workers take URLs from the frontier, visit them, and put their results and links there; a
 * collector reads the results and shows the progress. Any number of these, in any number of
 * processes, work on one crawl.
 *
 * <p>What the crawl knows is in Redis and, for the bodies, in the folder. So a process that is
 * killed loses the pages that it was at, and only until their leases end.
 */
public final class Crawler {
  private static final Duration GIVING_BACK = Duration.ofSeconds(5);
  private static final Duration ROUND = Duration.ofMillis(50);

  private final Frontier frontier;
  private final UnifiedJedis redis;
  private final CrawlPlan plan;
  private final CrawlFolder folder;
  private final Set<Lease> inWork = ConcurrentHashMap.newKeySet();
  private final ResultLog log;
  private volatile boolean stopped;

  /**
   * @param frontier shared by the workers
   * @param redis the same one as the frontier's, for the delay between two fetches from a host
   */
  public Crawler(Frontier frontier, UnifiedJedis redis, CrawlPlan plan, CrawlFolder folder) {
    this.frontier = frontier;
    this.redis = redis;
    this.plan = plan;
    this.folder = folder;
    this.log = new ResultLog(frontier, plan.frontier());
  }

  /**
   * Works until the crawl is finished, whoever finishes it, or until it is stopped.
   *
   * @param shown is told how far the crawl is, some times a second
   * @return what came of it, and whether it is finished
   * @throws IOException where the folder cannot be written
   * @throws SetupException where the crawl's keys are gone from Redis and nobody finished it
   */
  public CrawlOutcome run(Consumer<Progress> shown) throws IOException, InterruptedException {
    CrawlEnd end = new CrawlEnd(frontier, redis, plan, folder, log);
    frontier.add(plan.frontier(), plan.start(), plan.maxPages());
    boolean nothingToDo = frontier.progress(plan.frontier()).isFinished();
    HostGate gate = new HostGate(redis, plan.frontier());
    try (Fetcher fetcher = new Fetcher(plan.limits())) {
      Visit visit =
          new Visit(plan, new PoliteFetcher(fetcher, gate, plan.limits(), plan.delay()), folder);
      while (true) {
        workAll(visit, shown);
        Optional<CrawlOutcome> outcome = end.write(stopped, nothingToDo);
        if (outcome.isPresent()) {
          if (outcome.get().state() != State.STOPPED) {
            gate.end();
          }
          return outcome.get();
        }
        Thread.sleep(ROUND.toMillis());
      }
    }
  }

  /** Works until there is nothing left to do, or until it is stopped. */
  private void workAll(Visit visit, Consumer<Progress> shown)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(plan.workers() + 1, task -> {
      Thread thread = new Thread(task, "crawl-worker");
      thread.setDaemon(true);
      return thread;
    });
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < plan.workers(); i++) {
        workers.add(threads.submit(() -> work(visit)));
      }
      threads.submit(this::keepLeases);
      collect(workers, shown, threads);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Makes {@link #run} come to its end soon: pages that are being fetched are given back. */
  public void stop() {
    stopped = true;
  }

  // snippet: work
  private Void work(Visit visit) throws IOException, InterruptedException {
    while (!stopped) {
      long asked = System.currentTimeMillis();
      Optional<Page> page = frontier.take(plan.frontier(), Lease.LENGTH);
      if (page.isPresent()) {
        visit(page.get(), new Lease(page.get().url(), asked), visit);
      } else if (frontier.progress(plan.frontier()).isFinished()) {
        return null;
      } else {
        // Somebody is still at work, and may find links; or die, and leave a page behind.
        Thread.sleep(ROUND.toMillis());
      }
    }
    return null;
  }

  private void visit(Page page, Lease lease, Visit visit) throws IOException, InterruptedException {
    boolean done = false;
    inWork.add(lease);
    try {
      PageResult result = visit.of(page);
      List<String> links = page.depth() < plan.maxDepth() ? result.links() : List.of();
      frontier.done(plan.frontier(), page.url(), result.toJson(), links, plan.maxPages());
      done = true;
    } finally {
      inWork.remove(lease);
      if (!done) {
        giveBack(lease);
      }
    }
  }

  private Void keepLeases() throws InterruptedException {
    while (true) {
      Thread.sleep(Lease.LENGTH.toMillis() / 3);
      for (Lease lease : inWork) {
        extend(lease, Lease.LENGTH);
      }
    }
  }

  // end

  /** A lease of 0: without it the page would come back as well, only later. */
  private void giveBack(Lease lease) {
    // Clients do not speak to Redis in a thread that was told to stop.
    boolean interrupted = Thread.interrupted();
    extend(lease, Duration.ZERO);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void extend(Lease lease, Duration length) {
    long asked = System.currentTimeMillis();
    if (!lease.isOurs(asked)) {
      // The frontier does not know whose a lease is: this one may be another worker's by now.
      return;
    }
    try {
      if (frontier.extend(plan.frontier(), lease.url(), length)) {
        lease.renewed(asked);
      }
    } catch (RuntimeException e) {
      // Redis does not answer: the worker notices by itself, and the lease has its end.
    }
  }

  private void collect(List<Future<?>> workers, Consumer<Progress> shown, ExecutorService threads)
      throws IOException, InterruptedException {
    boolean working = true;
    while (working && !stopped) {
      working = !workers.stream().allMatch(Future::isDone);
      for (Future<?> worker : workers) {
        if (worker.isDone() && !stopped) {
          failOf(worker);
        }
      }
      try {
        log.read();
        shown.accept(frontier.progress(plan.frontier()));
      } catch (RuntimeException e) {
        // A private Redis ends with Ctrl-C, as this run does.
        if (!stopped) {
          throw e;
        }
      }
      Thread.sleep(working ? ROUND.toMillis() : 0);
    }
    threads.shutdownNow();
    threads.awaitTermination(GIVING_BACK.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void failOf(Future<?> worker) throws IOException, InterruptedException {
    try {
      worker.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      if (e.getCause() instanceof Error thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
