package handson.redis.queue.redisson;

import handson.redis.queue.Frontier;
import handson.redis.queue.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.codec.StringCodec;

/** A frontier with Redisson, whose list indexes are ints. */
public final class RedissonFrontier implements Frontier {
  private static final Script ADD = Script.read("frontier-add.lua");
  private static final Script TAKE = Script.read("frontier-take.lua");
  private static final Script EXTEND = Script.read("frontier-extend.lua");
  private static final Script DONE = Script.read("frontier-done.lua");
  private static final Script PROGRESS = Script.read("frontier-progress.lua");

  private final RedissonClient redisson;
  private final RScript scripts;

  public RedissonFrontier(RedissonClient redisson) {
    this.redisson = redisson;
    // After a timeout a script is sent again: a second page would be taken, for nobody.
    this.scripts = redisson.getScript(
        OptionalOptions.defaults().codec(StringCodec.INSTANCE).retryAttempts(0));
  }

  @Override
  public long add(String frontier, Collection<String> urls, long limit) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(Frontier.notNegative(limit));
    arguments.add(KEPT.toMillis());
    arguments.addAll(urls);
    return this.<Long>run(ADD, RScript.ReturnType.LONG, frontier, arguments);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    List<Object> arguments = List.of(KEPT.toMillis(), Frontier.millis(lease, 1));
    List<String> answer = run(TAKE, RScript.ReturnType.LIST, frontier, arguments);
    return answer.isEmpty()
        ? Optional.empty()
        : Optional.of(new Page(answer.get(0), Integer.parseInt(answer.get(1))));
  }

  @Override
  public boolean extend(String frontier, String url, Duration lease) {
    List<Object> arguments = List.of(KEPT.toMillis(), url, Frontier.millis(lease, 0));
    return this.<Boolean>run(EXTEND, RScript.ReturnType.BOOLEAN, frontier, arguments);
  }

  @Override
  public boolean done(
      String frontier, String url, String result, Collection<String> links, long limit) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(Frontier.notNegative(limit));
    arguments.addAll(List.of(KEPT.toMillis(), url, result));
    arguments.addAll(links);
    return this.<Boolean>run(DONE, RScript.ReturnType.BOOLEAN, frontier, arguments);
  }

  @Override
  public List<String> results(String frontier, long from) {
    return from > Integer.MAX_VALUE
        ? List.of()
        : redisson
            .<String>getList(Frontier.resultsKey(frontier), StringCodec.INSTANCE)
            .range((int) Frontier.notNegative(from), -1);
  }

  @Override
  public Progress progress(String frontier) {
    List<Long> counts = run(PROGRESS, RScript.ReturnType.LIST, frontier, List.of());
    return new Progress(counts.get(0), counts.get(1), counts.get(2));
  }

  @Override
  public void delete(String frontier) {
    redisson.getKeys().unlink(Frontier.keys(frontier).toArray(String[]::new));
  }

  private <T> T run(
      Script script, RScript.ReturnType type, String frontier, List<Object> arguments) {
    return scripts.eval(
        RScript.Mode.READ_WRITE,
        script.text(),
        type,
        List.copyOf(Frontier.keys(frontier)),
        arguments.toArray());
  }
}
