package handson.redis.expire;

import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the tour shows of {@link SessionStore}. */
final class SessionStoreTour implements TopicTour {
  private static final String SITE = "expire:shop";
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LIFETIME = Duration.ofHours(12);

  @Override
  public void show(Tour tour) {
    SessionStore store = tour.use(SessionStore.class);
    SessionStore quiet = tour.useQuietly(SessionStore.class);
    tour.mask("\\b[0-9a-f]{64}\\b", hash -> "SHA-256");
    tour.mask("(?<=\")[A-Za-z0-9_-]{43}(?=\")", id -> "ID");
    tour.mask("\\b[1-9]\\d{12}\\b", SessionStoreTour::fromNow);

    tour.step("A login makes an id of 256 random bits, of which Redis gets the SHA-256.", () -> {
      store.create(SITE, "ann", IDLE, LIFETIME);
    });
    tour.step("A read slides the end, in the session and in the index.", () -> {
      find(tour, quiet, store.create(SITE, "ben", IDLE, LIFETIME));
    });
    tour.step(
        "But never beyond the lifetime, which counts from the login: here 10 minutes.", () -> {
          find(tour, quiet, store.create(SITE, "eve", IDLE, Duration.ofMinutes(10)));
        });
    tour.step(
        "An id that somebody made up finds nothing; one that cannot be is not even sent.", () -> {
          store.find(SITE, "A".repeat(43));
          store.find(SITE, "*");
        });
    tour.step("A logout deletes the session; everywhere, the index says which there are.", () -> {
      List<String> ids = new ArrayList<>();
      tour.say("(joe logs in three times)");
      tour.countCommands(() -> {
        for (int i = 0; i < 3; i++) {
          ids.add(quiet.create(SITE, "joe", IDLE, LIFETIME));
        }
      });
      store.logout(SITE, ids.get(0));
      store.find(SITE, ids.get(0));
      store.logoutEverywhere(SITE, "joe");
    });
  }

  private static void find(Tour tour, SessionStore store, String id) {
    SessionStore.Session session = store.find(SITE, id).orElseThrow();
    tour.show("found", session.user() + ", until " + fromNow(session.expires()));
  }

  /** The same on every run, where a time is not. */
  private static String fromNow(String millis) {
    return fromNow(Instant.ofEpochMilli(Long.parseLong(millis)));
  }

  private static String fromNow(Instant time) {
    long minutes = Duration.between(Instant.now(), time).plusSeconds(30).toMinutes();
    return minutes == 0 ? "now" : "now+" + Duration.ofMinutes(minutes);
  }
}
