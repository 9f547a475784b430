package handson.redis.kit.greeting.lettuce;

import handson.redis.kit.greeting.Greeter;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.List;

public final class LettuceGreeter implements Greeter, AutoCloseable {
  private final StatefulRedisConnection<String, String> connection;
  private boolean refused;

  public LettuceGreeter(StatefulRedisConnection<String, String> connection) {
    this.connection = connection;
  }

  @Override
  public void learn(String name) {
    connection.sync().rpush("greeting:names", name);
  }

  @Override
  public long count() {
    return connection.sync().llen("greeting:names");
  }

  @Override
  public List<String> names() {
    return connection.sync().lrange("greeting:names", 0, -1);
  }

  @Override
  public void refuse(String name) {
    refused = true;
    throw new IllegalArgumentException("I do not know " + name);
  }

  @Override
  public void close() {
    if (refused) {
      throw new IllegalStateException("does not close");
    }
  }
}
