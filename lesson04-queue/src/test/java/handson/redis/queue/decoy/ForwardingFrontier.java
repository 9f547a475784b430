package handson.redis.queue.decoy;

import handson.redis.queue.Frontier;
import handson.redis.queue.Script;
import handson.redis.queue.jedis.JedisFrontier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.UnifiedJedis;

/** A right solution, of which each decoy gets one thing wrong. */
class ForwardingFrontier implements Frontier {
  protected static final String KEPT_MILLIS = Long.toString(KEPT.toMillis());

  protected final UnifiedJedis jedis;
  private final Frontier right;

  ForwardingFrontier(UnifiedJedis jedis) {
    this.jedis = jedis;
    this.right = new JedisFrontier(jedis);
  }

  @Override
  public long add(String frontier, Collection<String> urls, long limit) {
    return right.add(frontier, urls, limit);
  }

  @Override
  public Optional<Page> take(String frontier, Duration lease) {
    return right.take(frontier, lease);
  }

  @Override
  public boolean extend(String frontier, String url, Duration lease) {
    return right.extend(frontier, url, lease);
  }

  @Override
  public boolean done(
      String frontier, String url, String result, Collection<String> links, long limit) {
    return right.done(frontier, url, result, links, limit);
  }

  @Override
  public List<String> results(String frontier, long from) {
    return right.results(frontier, from);
  }

  @Override
  public Progress progress(String frontier) {
    return right.progress(frontier);
  }

  @Override
  public void delete(String frontier) {
    right.delete(frontier);
  }

  /** The right script with one piece of it replaced. */
  protected static String mended(String script, String piece, String instead) {
    String right = Script.read("frontier-" + script + ".lua").text();
    if (!right.contains(piece)) {
      throw new IllegalStateException(script + " has no " + piece);
    }
    return right.replace(piece, instead);
  }

  protected final long addBy(String script, String frontier, Collection<String> urls, long limit) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(Long.toString(Frontier.notNegative(limit)), KEPT_MILLIS));
    arguments.addAll(urls);
    return (Long) jedis.eval(script, Frontier.keys(frontier), arguments);
  }

  protected final Optional<Page> takeBy(String script, String frontier, String... arguments) {
    List<?> answer = (List<?>) jedis.eval(script, Frontier.keys(frontier), List.of(arguments));
    return answer.isEmpty() ? Optional.empty() : Optional.of(page(answer));
  }

  protected final boolean doneBy(
      String script,
      String frontier,
      String url,
      String result,
      Collection<String> links,
      long limit) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(Long.toString(Frontier.notNegative(limit)), KEPT_MILLIS, url, result));
    arguments.addAll(links);
    return (Long) jedis.eval(script, Frontier.keys(frontier), arguments) == 1;
  }

  protected final void live(String frontier) {
    Frontier.keys(frontier).forEach(key -> jedis.pexpire(key, KEPT.toMillis()));
  }

  protected static String millis(Duration lease) {
    return Long.toString(Frontier.millis(lease, 1));
  }

  private static Page page(List<?> answer) {
    return new Page((String) answer.get(0), Integer.parseInt((String) answer.get(1)));
  }
}
