package handson.redis.queue.lettuce;

import handson.redis.queue.Frontier;
import handson.redis.queue.Script;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A frontier with Lettuce. */
public final class LettuceFrontier implements Frontier {
  private static final Script ADD = Script.read("frontier-add.lua");
  private static final Script TAKE = Script.read("frontier-take.lua");
  private static final Script EXTEND = Script.read("frontier-extend.lua");
  private static final Script DONE = Script.read("frontier-done.lua");
  private static final Script PROGRESS = Script.read("frontier-progress.lua");
  private static final String KEPT_MILLIS = Long.toString(KEPT.toMillis());

  private final RedisCommands<String, String> redis;

  public LettuceFrontier(StatefulRedisConnection<String, String> connection) {
    this.redis = connection.sync();
  }

  @Override
  public long add(String frontier, Collection<String> urls, long limit) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Long.toString(Frontier.notNegative(limit)));
    arguments.add(KEPT_MILLIS);
    arguments.addAll(urls);
    return this.<Long>run(ADD, ScriptOutputType.INTEGER, frontier, arguments);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    String millis = Long.toString(Frontier.millis(lease, 1));
    List<String> answer = run(TAKE, ScriptOutputType.MULTI, frontier, List.of(KEPT_MILLIS, millis));
    return answer.isEmpty()
        ? Optional.empty()
        : Optional.of(new Page(answer.get(0), Integer.parseInt(answer.get(1))));
  }

  @Override
  public boolean extend(String frontier, String url, Duration lease) {
    String millis = Long.toString(Frontier.millis(lease, 0));
    List<String> arguments = List.of(KEPT_MILLIS, url, millis);
    return this.<Long>run(EXTEND, ScriptOutputType.INTEGER, frontier, arguments) == 1;
  }

  @Override
  public boolean done(
      String frontier, String url, String result, Collection<String> links, long limit) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Long.toString(Frontier.notNegative(limit)));
    arguments.addAll(List.of(KEPT_MILLIS, url, result));
    arguments.addAll(links);
    return this.<Long>run(DONE, ScriptOutputType.INTEGER, frontier, arguments) == 1;
  }

  @Override
  public List<String> results(String frontier, long from) {
    return redis.lrange(Frontier.resultsKey(frontier), Frontier.notNegative(from), -1);
  }

  @Override
  public Progress progress(String frontier) {
    List<Long> counts = run(PROGRESS, ScriptOutputType.MULTI, frontier, List.of());
    return new Progress(counts.get(0), counts.get(1), counts.get(2));
  }

  @Override
  public void delete(String frontier) {
    redis.unlink(Frontier.keys(frontier).toArray(String[]::new));
  }

  private <T> T run(Script script, ScriptOutputType type, String frontier, List<String> arguments) {
    String[] keys = Frontier.keys(frontier).toArray(String[]::new);
    String[] values = arguments.toArray(String[]::new);
    try {
      return redis.evalsha(script.sha1(), type, keys, values);
    } catch (RedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return redis.eval(script.text(), type, keys, values);
    }
  }
}
