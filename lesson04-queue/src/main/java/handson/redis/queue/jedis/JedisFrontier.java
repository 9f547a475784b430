package handson.redis.queue.jedis;

import handson.redis.queue.Frontier;
import handson.redis.queue.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** A frontier with Jedis. */
public final class JedisFrontier implements Frontier {
  private static final Script ADD = Script.read("frontier-add.lua");
  private static final Script TAKE = Script.read("frontier-take.lua");
  private static final Script EXTEND = Script.read("frontier-extend.lua");
  private static final Script DONE = Script.read("frontier-done.lua");
  private static final Script PROGRESS = Script.read("frontier-progress.lua");
  private static final String KEPT_MILLIS = Long.toString(KEPT.toMillis());

  private final UnifiedJedis jedis;

  public JedisFrontier(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public long add(String frontier, Collection<String> urls, long limit) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Long.toString(Frontier.notNegative(limit)));
    arguments.add(KEPT_MILLIS);
    arguments.addAll(urls);
    return (Long) run(ADD, frontier, arguments);
  }

  // snippet: jedis-take
  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    String millis = Long.toString(Frontier.millis(lease, 1));
    List<?> answer = (List<?>) run(TAKE, frontier, List.of(KEPT_MILLIS, millis));
    return answer.isEmpty()
        ? Optional.empty()
        : Optional.of(new Page((String) answer.get(0), Integer.parseInt((String) answer.get(1))));
  }

  // end

  @Override
  public boolean extend(String frontier, String url, Duration lease) {
    String millis = Long.toString(Frontier.millis(lease, 0));
    return (Long) run(EXTEND, frontier, List.of(KEPT_MILLIS, url, millis)) == 1;
  }

  // snippet: jedis-done
  @Override
  public boolean done(
      String frontier, String url, String result, Collection<String> links, long limit) {
    List<String> arguments = new ArrayList<>();
    arguments.add(Long.toString(Frontier.notNegative(limit)));
    arguments.addAll(List.of(KEPT_MILLIS, url, result));
    arguments.addAll(links);
    return (Long) run(DONE, frontier, arguments) == 1;
  }

  // end

  @Override
  public List<String> results(String frontier, long from) {
    return jedis.lrange(Frontier.resultsKey(frontier), Frontier.notNegative(from), -1);
  }

  @Override
  public Progress progress(String frontier) {
    List<?> counts = (List<?>) run(PROGRESS, frontier, List.of());
    return new Progress((Long) counts.get(0), (Long) counts.get(1), (Long) counts.get(2));
  }

  @Override
  public void delete(String frontier) {
    jedis.unlink(Frontier.keys(frontier).toArray(String[]::new));
  }

  private Object run(Script script, String frontier, List<String> arguments) {
    List<String> keys = Frontier.keys(frontier);
    try {
      return jedis.evalsha(script.sha1(), keys, arguments);
    } catch (JedisNoScriptException e) {
      // The first time, and after a restart of the server.
      return jedis.eval(script.text(), keys, arguments);
    }
  }
}
