package handson.redis.kit;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

/** Runs a lesson's tour on a Redis, and leaves no key of it there. */
public final class TourRun {
  private static final String NAME = "course-tour";

  private final PrintStream out;
  private final Ink ink;

  /**
   * @param out where the tour is shown
   */
  public TourRun(PrintStream out, Ink ink) {
    this.out = out;
    this.ink = ink;
  }

  /**
   * Shows it on the Redis that the options name.
   *
   * @param loader knows the lesson's implementations
   * @throws SetupException where Redis or the client's implementation cannot be had
   */
  public void show(Lesson lesson, TourOptions options, ClassLoader loader) {
    show(lesson, options, RedisSource.Embedded::new, loader);
  }

  /**
   * Shows it on the Redis that the options name.
   *
   * @param unnamed the Redis to use where nothing names one
   * @param loader knows the lesson's implementations
   * @throws SetupException where Redis or the client's implementation cannot be had
   */
  public void show(
      Lesson lesson, TourOptions options, Supplier<RedisSource> unnamed, ClassLoader loader) {
    String client = options.client(lesson);
    Map<String, String> lessonOptions = options.of(lesson);
    boolean step = options.step() && System.console() != null;
    try (RunningRedis redis = options.source(unnamed).open();
        UnifiedJedis keys = new RedisClients(redis.address(), CommandMonitor.NAME).jedis();
        RedisClients clients = new RedisClients(redis.address(), NAME);
        CommandMonitor monitor = CommandMonitor.open(redis.address(), NAME::equals)) {
      out.println(ink.bold("Lesson " + lesson.number() + ": " + lesson.title()));
      out.println(ink.faint("with " + client + ", on " + redis.description()));
      if (options.fallsBack(lesson)) {
        out.println(
            ink.faint("This course came without its references, so it shows your own code."));
      }
      deleteKeys(keys, lesson);
      Tour tour = new Tour(
          out, ink, client, loader, clients, monitor, lessonOptions, step ? this::pause : () -> {});
      try {
        lesson.tour(tour);
      } finally {
        try {
          tour.close();
        } finally {
          deleteKeys(keys, lesson);
        }
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The tour did not close what it opened.", e);
    }
  }

  private static void deleteKeys(UnifiedJedis keys, Lesson lesson) {
    ScanParams params = new ScanParams().match(lesson.name() + ":*").count(1000);
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> page = keys.scan(cursor, params);
      List<String> found = page.getResult();
      if (!found.isEmpty()) {
        keys.unlink(found.toArray(String[]::new));
      }
      cursor = page.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
  }

  private void pause() {
    out.printf("%n%s", ink.faint("[Enter]"));
    out.flush();
    try {
      int c = System.in.read();
      while (c != '\n' && c != -1) {
        c = System.in.read();
      }
    } catch (IOException e) {
      // Without an input there is nobody to wait for.
    }
  }
}
