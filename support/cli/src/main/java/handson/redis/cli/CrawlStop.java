package handson.redis.cli;

import handson.redis.queue.crawl.Crawler;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C ends the JVM; this stops the crawler, and makes the JVM wait until it is closed: for the
 * index, the last words, and the end of what was opened after it.
 */
final class CrawlStop implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final CountDownLatch ended = new CountDownLatch(1);
  private Thread onExit;

  /** To be called once. */
  void with(Crawler crawler) {
    onExit = new Thread(() -> stop(crawler), "crawl-stop");
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  private void stop(Crawler crawler) {
    crawler.stop();
    try {
      ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    if (onExit == null) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // The JVM is ending already.
    }
  }
}
