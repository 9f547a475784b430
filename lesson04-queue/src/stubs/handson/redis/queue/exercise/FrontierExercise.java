package handson.redis.queue.exercise;

import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import handson.redis.queue.Frontier;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Your frontier. What each method promises stands in {@link Frontier}. */
public final class FrontierExercise implements Frontier {
  private final RedisClients clients;

  public FrontierExercise(RedisClients clients) {
    this.clients = clients;
  }

  @Override
  public long add(String frontier, Collection<String> urls, long limit) {
    // TODO
    throw new NotDoneYet("frontier: note what is new and let it wait, up to the limit");
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    // TODO
    throw new NotDoneYet("frontier: hand out a URL with a lease on the server's clock");
  }

  @Override
  public boolean extend(String frontier, String url, Duration lease) {
    // TODO
    throw new NotDoneYet("frontier: move the end of a lease");
  }

  @Override
  public boolean done(
      String frontier, String url, String result, Collection<String> links, long limit) {
    // TODO
    throw new NotDoneYet("frontier: end the lease, keep the result, add the links, in one step");
  }

  @Override
  public List<String> results(String frontier, long from) {
    // TODO
    throw new NotDoneYet("frontier: read the results from an offset");
  }

  @Override
  public Progress progress(String frontier) {
    // TODO
    throw new NotDoneYet("frontier: count all three states at one moment");
  }

  @Override
  public void delete(String frontier) {
    // TODO
    throw new NotDoneYet("frontier: delete the frontier's keys");
  }
}
