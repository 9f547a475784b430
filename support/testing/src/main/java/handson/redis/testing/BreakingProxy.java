package handson.redis.testing;

import handson.redis.kit.RedisAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A network between a client and a server that breaks once, at the worst moment: a command with a
 * certain word in it still reaches the server and runs, but in place of its answer the client gets
 * a closed connection. Before and after that everything passes.
 */
public final class BreakingProxy implements AutoCloseable {
  private final RedisAddress server;
  private final byte[] word;
  private final ServerSocket door;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean broken = new AtomicBoolean();

  private BreakingProxy(RedisAddress server, String word, ServerSocket door) {
    this.server = server;
    this.word = word.getBytes(StandardCharsets.UTF_8);
    this.door = door;
  }

  /**
   * Opens the way.
   *
   * @param word what the fatal command has among its arguments, as a key
   */
  public static BreakingProxy to(RedisAddress server, String word) throws IOException {
    ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    BreakingProxy proxy = new BreakingProxy(server, word, door);
    run(proxy::accept);
    return proxy;
  }

  /** Where the client must connect to. */
  public RedisAddress address() {
    return RedisAddress.of("127.0.0.1", door.getLocalPort());
  }

  /** Whether it has broken. */
  public boolean hasBroken() {
    return broken.get();
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = door.accept();
      Socket redis = new Socket(server.host(), server.port());
      open.add(client);
      open.add(redis);
      AtomicBoolean breaks = new AtomicBoolean();
      run(() -> pass(client, redis, breaks, true));
      run(() -> pass(redis, client, breaks, false));
    }
  }

  private void pass(Socket from, Socket to, AtomicBoolean breaks, boolean fromClient)
      throws IOException {
    byte[] bytes = new byte[16_384];
    try (from;
        to) {
      int length = from.getInputStream().read(bytes);
      while (length >= 0) {
        if (fromClient && holdsWord(bytes, length) && broken.compareAndSet(false, true)) {
          breaks.set(true);
        } else if (!fromClient && breaks.get()) {
          return;
        }
        to.getOutputStream().write(bytes, 0, length);
        length = from.getInputStream().read(bytes);
      }
    }
  }

  private boolean holdsWord(byte[] bytes, int length) {
    String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    return text.contains(new String(word, StandardCharsets.ISO_8859_1));
  }

  private static void run(Work work) {
    Thread thread = new Thread(
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            // One of the sockets was closed: this part of the work is done.
          }
        },
        "breaking-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
