package handson.redis.expire;

import handson.redis.expire.ExpiringNotes.When;
import handson.redis.expire.Lifetime.Left;
import handson.redis.kit.RedisClients;
import handson.redis.kit.TopicTour;
import handson.redis.kit.Tour;
import java.time.Duration;
import java.time.Instant;

/** What the tour shows of {@link ExpiringNotes}. */
final class ExpiringNotesTour implements TopicTour {
  private static final String NOTE = "expire:note";

  @Override
  public void show(Tour tour) {
    ExpiringNotes expiringNotes = tour.use(ExpiringNotes.class);
    ExpiringNotes quiet = tour.useQuietly(ExpiringNotes.class);
    tour.step("Text and time to live are written in one command, so neither is ever alone.", () -> {
      expiringNotes.write(NOTE, "call ann", Duration.ofHours(1));
      showLifetime(tour, quiet);
      expiringNotes.lifetime("expire:nobody");
    });
    tour.step("An edit keeps the time to live; a plain SET throws it away.", () -> {
      expiringNotes.edit(NOTE, "call ann at 5");
      showLifetime(tour, quiet);
      try (RedisClients clients = new RedisClients(tour.address(), "course-other")) {
        clients.jedis().set(NOTE, "call ann at 6");
        tour.say("(another program has sent SET " + NOTE + " \"call ann at 6\")");
      }
      expiringNotes.lifetime(NOTE);
    });
    tour.step("A note that never expires counts as infinite: LT shortens it, GT does not.", () -> {
      expiringNotes.expireIn(NOTE, Duration.ofHours(2), When.LATER);
      expiringNotes.expireIn(NOTE, Duration.ofHours(2), When.EARLIER);
      expiringNotes.expireIn(NOTE, Duration.ofHours(1), When.LATER);
      expiringNotes.expireIn(NOTE, Duration.ofHours(3), When.ENDLESS);
      expiringNotes.expireIn(NOTE, Duration.ofHours(3), When.EXPIRING);
      showLifetime(tour, quiet);
    });
    tour.step("Who reads a note can prolong it, in the same command.", () -> {
      expiringNotes.readAndRenew(NOTE, Duration.ofHours(4));
      showLifetime(tour, quiet);
    });
    tour.step("A new name takes the time to live along, over that of the note it replaces.", () -> {
      expiringNotes.write("expire:draft", "call ben", Duration.ofMinutes(10));
      expiringNotes.keep("expire:draft");
      expiringNotes.rename("expire:draft", NOTE);
      expiringNotes.lifetime(NOTE);
    });
    tour.step("An instant that is past deletes the note at once; then an edit finds none.", () -> {
      expiringNotes.expireAt(NOTE, Instant.parse("2001-01-01T00:00:00Z"));
      expiringNotes.edit(NOTE, "call ben at 5");
      expiringNotes.lifetime(NOTE);
    });
  }

  /** To the minute: the milliseconds differ from run to run. */
  private static void showLifetime(Tour tour, ExpiringNotes notes) {
    if (notes.lifetime(NOTE) instanceof Left left) {
      tour.show("minutes left", Math.round(left.time().toMillis() / 60_000.0));
    }
  }
}
