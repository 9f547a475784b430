package handson.redis.kit.greeting.jedis;

import handson.redis.kit.greeting.Greeter;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

public final class JedisGreeter implements Greeter {
  private final UnifiedJedis jedis;

  public JedisGreeter(UnifiedJedis jedis) {
    this.jedis = jedis;
  }

  @Override
  public void learn(String name) {
    jedis.rpush("greeting:names", name);
  }

  @Override
  public long count() {
    return (Long) jedis.eval("return redis.call('LLEN', KEYS[1])", 1, "greeting:names");
  }

  @Override
  public List<String> names() {
    return jedis.lrange("greeting:names", 0, -1);
  }

  @Override
  public void refuse(String name) {
    throw new IllegalArgumentException("I do not know " + name);
  }
}
