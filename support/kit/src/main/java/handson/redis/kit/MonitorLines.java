package handson.redis.kit;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.exceptions.JedisException;

/**
 * What MONITOR writes, line by line. A thread only takes the bytes away, so that Redis need not keep
 * them; whoever asks for lines has the work with them.
 */
final class MonitorLines implements AutoCloseable {
  private static final byte[] END = {};

  private final MonitorConnection connection;
  private final Duration patience;
  private final BlockingQueue<byte[]> received = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private byte[] bytes = {};
  private int position;
  private long taken;
  private volatile JedisException ended;

  /**
   * Starts to look.
   *
   * @param connection is closed with this
   * @param patience how long to wait for a line
   * @param name the thread's
   */
  MonitorLines(MonitorConnection connection, Duration patience, String name) {
    this.connection = connection;
    this.patience = patience;
    connection.monitor();
    Thread reader = new Thread(this::read, name);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      while (true) {
        received.add(connection.read());
      }
    } catch (JedisException e) {
      // Closed, or the server ended the connection: whoever waits for a line is told.
      ended = e;
      received.add(END);
    }
  }

  /**
   * Waits for the next one.
   *
   * @throws IllegalStateException where none comes
   */
  MonitorLine next() {
    while (true) {
      for (int i = position; i < bytes.length; i++) {
        if (bytes[i] == '\n') {
          begun.write(bytes, position, i + 1 - position);
          position = i + 1;
          return line();
        }
      }
      begun.write(bytes, position, bytes.length - position);
      bytes = more();
      position = 0;
    }
  }

  private MonitorLine line() {
    taken += begun.size();
    byte[] line = begun.toByteArray();
    begun.reset();
    return MonitorLine.of(line);
  }

  /** How many bytes all lines had so far. */
  long bytes() {
    return taken;
  }

  private byte[] more() {
    try {
      byte[] next = received.poll(patience.toSeconds(), TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("MONITOR was silent for " + patience.toSeconds() + " s.");
      }
      if (next == END) {
        received.add(END);
        throw new IllegalStateException("Redis ended the connection with MONITOR.", ended);
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while reading MONITOR.", e);
    }
  }

  @Override
  public void close() {
    // Closing the socket under the reader ends its thread.
    connection.disconnect();
  }
}
