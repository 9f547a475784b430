package handson.redis.pubsub.lettuce;

import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Connections on which nothing is sent twice, of all that writes with Lettuce here.
 *
 * <p>When a connection was lost and is back, Lettuce sends again what had no answer; what ran, runs
 * a second time. The client's options decide that, and the client is not ours alone. So each of these
 * is closed when it is lost: who waits for an answer is told, and the next call opens another one.
 */
final class LettuceConnections implements AutoCloseable {
  private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

  private final RedisClient client;
  private final Set<StatefulRedisConnection<String, String>> open = new HashSet<>();
  private final Deque<StatefulRedisConnection<String, String>> idle = new ArrayDeque<>();
  private StatefulRedisConnection<String, String> shared;
  private boolean closed;

  /** Connects, so that who cannot is told at once. */
  LettuceConnections(RedisClient client) {
    this.client = client;
    this.shared = connect();
  }

  /** Commands that do not wait, on the connection that all share. */
  <T> T ask(Function<RedisCommands<String, String>, T> commands) {
    return asked(shared(), commands);
  }

  /** A command that waits in Redis, on a connection that is its own meanwhile. */
  <T> T await(Duration patience, Function<RedisCommands<String, String>, T> command) {
    StatefulRedisConnection<String, String> own = take();
    try {
      own.setTimeout(patience.plus(ON_THE_WAY));
      T answer = asked(own, command);
      giveBack(own);
      return answer;
    } catch (RuntimeException e) {
      // It may wait in Redis still, and would take what nobody gets.
      close(own);
      throw e;
    }
  }

  // snippet: lettuce-connect
  /** A connection for the caller, who closes it; where it is lost it is closed, too. */
  StatefulRedisConnection<String, String> connect() {
    StatefulRedisConnection<String, String> connection = client.connect();
    connection.addListener(new RedisConnectionStateListener() {
      @Override
      public void onRedisDisconnected(RedisChannelHandler<?, ?> lost) {
        // Before Lettuce connects again. What had no answer is cancelled.
        if (!lost.isClosed()) {
          lost.closeAsync();
        }
      }
    });
    return connection;
  }

  private static <T> T asked(
      StatefulRedisConnection<String, String> connection,
      Function<RedisCommands<String, String>, T> commands) {
    try {
      return commands.apply(connection.sync());
    } catch (CancellationException e) {
      throw new RedisConnectionException("The connection is lost; the command may have run.", e);
    }
  }

  // end

  private synchronized StatefulRedisConnection<String, String> shared() {
    checkOpen();
    if (!shared.isOpen()) {
      shared = connect();
    }
    return shared;
  }

  private StatefulRedisConnection<String, String> take() {
    synchronized (this) {
      checkOpen();
      while (!idle.isEmpty()) {
        StatefulRedisConnection<String, String> own = idle.pop();
        if (own.isOpen()) {
          return own;
        }
        open.remove(own);
      }
    }
    StatefulRedisConnection<String, String> own = connect();
    synchronized (this) {
      if (!closed) {
        open.add(own);
        return own;
      }
    }
    own.close();
    throw new RedisException("Connection is closed");
  }

  private synchronized void giveBack(StatefulRedisConnection<String, String> own) {
    if (!closed) {
      idle.push(own);
    }
  }

  private void close(StatefulRedisConnection<String, String> own) {
    synchronized (this) {
      open.remove(own);
    }
    end(own);
  }

  private static void end(StatefulRedisConnection<String, String> connection) {
    // Where it is not open it was lost, and closed then.
    if (connection.isOpen()) {
      connection.close();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new RedisException("Connection is closed");
    }
  }

  /** Closes all of them, also those that wait; their callers get an exception. */
  @Override
  public synchronized void close() {
    closed = true;
    end(shared);
    open.forEach(LettuceConnections::end);
    open.clear();
    idle.clear();
  }
}
