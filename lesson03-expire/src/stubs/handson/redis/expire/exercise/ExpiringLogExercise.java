package handson.redis.expire.exercise;

import handson.redis.expire.ExpiringLog;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.time.Duration;
import java.util.List;

/** Your expiring log. What each method promises stands in {@link ExpiringLog}. */
public final class ExpiringLogExercise implements ExpiringLog {
  private final RedisClients clients;

  public ExpiringLogExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public long append(String log, String text, Duration timeToLive) {
    // TODO
    throw new NotDoneYet("expiring-log: add the entry with the instant at which it expires");
  }

  @Override
  public List<Entry> read(String log) {
    // TODO
    throw new NotDoneYet("expiring-log: read what has not expired, in order");
  }

  @Override
  public long size(String log) {
    // TODO
    throw new NotDoneYet("expiring-log: count what has not expired");
  }
}
