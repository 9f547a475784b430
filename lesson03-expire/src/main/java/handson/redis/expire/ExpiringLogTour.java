package handson.redis.expire;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What the tour shows of {@link ExpiringLog}. */
final class ExpiringLogTour implements TopicTour {
  private static final String MIXED = "expire:mixed";
  private static final String LOG = "expire:log";
  private static final int ENTRIES = 10;
  private static final Duration APART = Duration.ofSeconds(1);
  private static final Duration MARGIN = Duration.ofMillis(20);

  @Override
  public void show(Tour tour) {
    // The scripts' commands say what time it is, so they are only counted.
    ExpiringLog quiet = tour.useQuietly(ExpiringLog.class);
    tour.step("Entries are read in the order in which they came, whichever expires first.", () -> {
      tour.say("append: started, for 2 hours; disk full, for 1; night run, for 24");
      tour.countCommands(() -> {
        quiet.append(MIXED, "started", Duration.ofHours(2));
        quiet.append(MIXED, "disk full", Duration.ofHours(1));
        quiet.append(MIXED, "night run", Duration.ofHours(24));
      });
      tour.countCommands(() -> quiet.read(MIXED).forEach(entry -> tour.say(entry.toString())));
    });
    tour.step("Ten entries, a second apart, vanish one by one.", () -> {
      tour.say("append: entry 1 to entry 10");
      tour.countCommands(() -> {
        for (int i = 1; i <= ENTRIES; i++) {
          quiet.append(LOG, "entry " + i, APART.multipliedBy(i));
        }
      });
      long start = System.nanoTime();
      tour.countCommands(() -> {
        for (int i = 1; i <= ENTRIES; i++) {
          sleepUntil(start + APART.multipliedBy(i).plus(MARGIN).toNanos());
          tour.say("%-11s%s".formatted("#".repeat(ENTRIES - i), gone(quiet, "entry " + i)));
        }
        tour.say("size = " + quiet.size(LOG));
      });
    });
  }

  private static String gone(ExpiringLog log, String text) {
    boolean there = log.read(LOG).stream().anyMatch(entry -> entry.text().equals(text));
    return text + (there ? " is still there" : " is gone");
  }

  private static void sleepUntil(long nanoTime) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(nanoTime - System.nanoTime());
  }
}
