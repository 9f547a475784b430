package handson.redis.datatypes.exercise;

import handson.redis.datatypes.DailyActives;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.time.LocalDate;
import java.util.List;

/** Your daily actives. What each method promises stands in {@link DailyActives}. */
public final class DailyActivesExercise implements DailyActives {
  private final RedisClients clients;

  public DailyActivesExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public boolean visit(String site, LocalDate day, long user) {
    // TODO
    throw new NotDoneYet("daily-actives: set the user's bit, and look at what it was before");
  }

  @Override
  public boolean wasActive(String site, LocalDate day, long user) {
    // TODO
    throw new NotDoneYet("daily-actives: read the user's bit");
  }

  @Override
  public long count(String site, LocalDate day) {
    // TODO
    throw new NotDoneYet("daily-actives: count the bits that are 1");
  }

  @Override
  public long bytes(String site, LocalDate day) {
    // TODO
    throw new NotDoneYet("daily-actives: ask for the length of the day's string");
  }

  @Override
  public long countOnAll(String site, List<LocalDate> days) {
    // TODO
    throw new NotDoneYet("daily-actives: combine the days with AND in the server, then count");
  }

  @Override
  public long countOnAny(String site, List<LocalDate> days) {
    // TODO
    throw new NotDoneYet("daily-actives: combine the days with OR in the server, then count");
  }

  @Override
  public List<Long> usersOnAll(String site, List<LocalDate> days) {
    // TODO
    throw new NotDoneYet("daily-actives: combine the days with AND, then read the bits");
  }
}
