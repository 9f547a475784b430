package handson.redis.datatypes.exercise;

import handson.redis.datatypes.CompactCounters;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.List;

/** Your compact counters. What each method promises stands in {@link CompactCounters}. */
public final class CompactCountersExercise implements CompactCounters {
  private final RedisClients clients;

  public CompactCountersExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public long add(String key, int index, long amount) {
    // TODO
    throw new NotDoneYet("compact-counters: add to one byte of the string");
  }

  @Override
  public List<Long> addAll(String key, List<Change> changes) {
    // TODO
    throw new NotDoneYet("compact-counters: make all changes with one command");
  }

  @Override
  public List<Long> counts(String key, List<Integer> indexes) {
    // TODO
    throw new NotDoneYet("compact-counters: read the counters with one command");
  }

  @Override
  public long bytes(String key) {
    // TODO
    throw new NotDoneYet("compact-counters: ask how long the string is");
  }
}
