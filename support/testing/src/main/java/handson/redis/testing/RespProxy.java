package handson.redis.testing;

import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisSocket;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A port on the loopback interface that leads to a Redis, past a {@link Middleman}. It reads the
 * clients' commands and passes the replies on as they are.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP</a>
 */
final class RespProxy implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private final RedisAddress server;
  private final Middleman middleman;
  private final ServerSocket door;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private RespProxy(RedisAddress server, Middleman middleman, ServerSocket door) {
    this.server = server;
    this.middleman = middleman;
    this.door = door;
  }

  static RespProxy open(RedisAddress server, Middleman middleman) throws IOException {
    ServerSocket door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    RespProxy proxy = new RespProxy(server, middleman, door);
    start(proxy::accept);
    return proxy;
  }

  /** The same Redis with the same login, reached through this proxy; never encrypted. */
  RedisAddress address() {
    return new RedisAddress(
        door.getInetAddress().getHostAddress(),
        door.getLocalPort(),
        false,
        server.user(),
        server.password(),
        server.database(),
        Optional.empty());
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = opened(door.accept());
      client.setTcpNoDelay(true);
      Socket redis = opened(RedisSocket.open(server, CONNECTING));
      start(() -> passCommands(client, redis));
      start(() -> passReplies(redis, client));
    }
  }

  private Socket opened(Socket socket) {
    sockets.add(socket);
    return socket;
  }

  private void passCommands(Socket client, Socket redis) throws IOException {
    try (client;
        redis) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = redis.getOutputStream();
      while (true) {
        // Without a buffer: what was sent before a command is in Redis when the middleman sees it.
        write(out, middleman.command(read(in)));
      }
    }
  }

  private void passReplies(Socket redis, Socket client) throws IOException, InterruptedException {
    try (redis;
        client) {
      InputStream in = redis.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] replies = new byte[16 * 1024];
      for (int size = in.read(replies); size != -1; size = in.read(replies)) {
        middleman.beforeReplies();
        out.write(replies, 0, size);
      }
    }
  }

  private static List<String> read(InputStream in) throws IOException {
    int size = length(in, '*');
    List<String> command = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      int length = length(in, '$');
      command.add(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
      line(in);
    }
    return command;
  }

  private static void write(OutputStream out, List<String> command) throws IOException {
    StringBuilder text = new StringBuilder("*" + command.size() + "\r\n");
    command.forEach(word -> text.append("$" + word.length() + "\r\n" + word + "\r\n"));
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
  }

  private static int length(InputStream in, char type) throws IOException {
    String line = line(in);
    if (line.charAt(0) != type) {
      throw new IOException("Expected a length after " + type + ", and got " + line);
    }
    return Integer.parseInt(line.substring(1));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c == -1) {
        throw new EOFException("The client closed the connection.");
      }
      line.append((char) c);
    }
    return line.toString().stripTrailing();
  }

  private static void start(Passage passage) {
    Thread thread = new Thread(
        () -> {
          try {
            passage.run();
          } catch (IOException | InterruptedException e) {
            // One of the two ends was closed: so are both now.
          }
        },
        "course-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /** What a thread of the proxy does until an end is closed. */
  @FunctionalInterface
  private interface Passage {
    void run() throws IOException, InterruptedException;
  }
}
