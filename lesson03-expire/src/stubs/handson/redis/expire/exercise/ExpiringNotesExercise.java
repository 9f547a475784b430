package handson.redis.expire.exercise;

import handson.redis.expire.ExpiringNotes;
import handson.redis.expire.Lifetime;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Your expiring notes. What each method promises stands in {@link ExpiringNotes}. */
public final class ExpiringNotesExercise implements ExpiringNotes {
  private final RedisClients clients;

  public ExpiringNotesExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public void write(String note, String text, Duration timeToLive) {
    // TODO
    throw new NotDoneYet("expiring-notes: set text and time to live in one command");
  }

  @Override
  public Optional<String> read(String note) {
    // TODO
    throw new NotDoneYet("expiring-notes: get the text");
  }

  @Override
  public Optional<String> readAndRenew(String note, Duration timeToLive) {
    // TODO
    throw new NotDoneYet("expiring-notes: get the text and set the time to live in one command");
  }

  @Override
  public boolean edit(String note, String text) {
    // TODO
    throw new NotDoneYet("expiring-notes: replace the text, only of a key that exists");
  }

  @Override
  public Lifetime lifetime(String note) {
    // TODO
    throw new NotDoneYet("expiring-notes: ask how many milliseconds are left");
  }

  @Override
  public boolean expireIn(String note, Duration timeToLive, When when) {
    // TODO
    throw new NotDoneYet("expiring-notes: let the server look at the condition");
  }

  @Override
  public boolean expireAt(String note, Instant instant) {
    // TODO
    throw new NotDoneYet("expiring-notes: set the instant at which it expires");
  }

  @Override
  public boolean keep(String note) {
    // TODO
    throw new NotDoneYet("expiring-notes: take the time to live away");
  }

  @Override
  public void rename(String note, String target) {
    // TODO
    throw new NotDoneYet("expiring-notes: rename the key");
  }
}
