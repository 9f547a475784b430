package handson.redis.kit;

import java.util.Arrays;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.PushConsumerChain;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.RedisInputStream;

/**
 * A connection that MONITOR writes to. Its lines are handed out as bytes: most of them nobody wants
 * to see, and Jedis would make an object of each.
 */
final class MonitorConnection extends Connection {
  private final byte[] buffer = new byte[8192];
  private boolean monitors;

  MonitorConnection(RedisAddress address, JedisClientConfig config) {
    super(new HostAndPort(address.host(), address.port()), config);
  }

  /** Begins. */
  void monitor() {
    sendCommand(Protocol.Command.MONITOR);
    getStatusCodeReply();
    setTimeoutInfinite();
    monitors = true;
  }

  /**
   * The next bytes of what MONITOR writes, at least one; waits for them.
   *
   * @throws JedisException where the connection ended
   */
  byte[] read() {
    return getBinaryBulkReply();
  }

  @Override
  protected Object protocolRead(RedisInputStream in, PushConsumerChain consumers) {
    if (!monitors) {
      return super.protocolRead(in, consumers);
    }
    return Arrays.copyOf(buffer, in.read(buffer, 0, buffer.length));
  }
}
