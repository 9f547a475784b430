package handson.redis.pubsub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A listener that keeps what it is told: notifications, and the text of what was malformed. */
final class Inbox implements Notifier.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

  @Override
  public void onNotification(Notification notification) {
    told.add(notification == null ? "null, as a notification" : notification);
  }

  @Override
  public void onMalformed(String message) {
    told.add(String.valueOf(message));
  }

  /** The next ones; fewer where they do not come. */
  List<Object> next(int count) throws InterruptedException {
    List<Object> found = new ArrayList<>();
    while (found.size() < count) {
      Object next = told.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        return found;
      }
      found.add(next);
    }
    return found;
  }

  /** The next ones; fewer where they do not come soon. */
  List<Object> soon(int count) {
    List<Object> found = new ArrayList<>();
    while (found.size() < count) {
      Object next = Rounds.next(told);
      if (next == null) {
        return found;
      }
      found.add(next);
    }
    return found;
  }

  /** What was told and not taken yet. */
  List<Object> rest() {
    return new ArrayList<>(told);
  }
}
