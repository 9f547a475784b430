package handson.redis.datatypes.exercise;

import handson.redis.datatypes.UniqueVisitors;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import java.util.Collection;

/** Your unique visitors. What each method promises stands in {@link UniqueVisitors}. */
public final class UniqueVisitorsExercise implements UniqueVisitors {
  private final RedisClients clients;

  public UniqueVisitorsExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public boolean add(String page, String visitor) {
    // TODO
    throw new NotDoneYet("unique-visitors: add the visitor to the page's HyperLogLog");
  }

  @Override
  public boolean addAll(String page, Collection<String> visitors) {
    // TODO
    throw new NotDoneYet("unique-visitors: add the visitors with few commands");
  }

  @Override
  public long count(String page) {
    // TODO
    throw new NotDoneYet("unique-visitors: ask for the page's estimate");
  }

  @Override
  public long countTogether(Collection<String> pages) {
    // TODO
    throw new NotDoneYet("unique-visitors: ask for the estimate of all pages in one command");
  }

  @Override
  public void merge(String target, Collection<String> pages) {
    // TODO
    throw new NotDoneYet("unique-visitors: merge the pages into the target");
  }
}
