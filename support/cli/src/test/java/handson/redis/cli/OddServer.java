package handson.redis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import handson.redis.kit.RedisAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server that answers what a test wants, also what no Redis would. */
final class OddServer implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Map<String, String> answers;

  /**
   * @param answers to commands, with their arguments, by how these begin; all others get +OK
   */
  OddServer(Map<String, String> answers) throws IOException {
    this.answers = answers;
    start(this::accept);
  }

  RedisAddress address() {
    return RedisAddress.of("127.0.0.1", door.getLocalPort());
  }

  /** A reply with elements. */
  static String array(String... texts) {
    StringBuilder reply = new StringBuilder("*" + texts.length + "\r\n");
    for (String text : texts) {
      reply.append("$" + text.getBytes(UTF_8).length + "\r\n" + text + "\r\n");
    }
    return reply.toString();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = door.accept();
      start(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    try (client) {
      BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
      for (String size = in.readLine(); size != null; size = in.readLine()) {
        List<String> words = new ArrayList<>();
        for (int i = Integer.parseInt(size.substring(1)); i > 0; i--) {
          in.readLine();
          words.add(in.readLine());
        }
        client.getOutputStream().write(answer(String.join(" ", words)).getBytes(UTF_8));
      }
    }
  }

  private String answer(String command) {
    return answers.entrySet().stream()
        .filter(entry -> command.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("+OK\r\n");
  }

  private static void start(Work work) {
    Thread thread = new Thread(
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            // An end was closed.
          }
        },
        "odd-server");
    thread.setDaemon(true);
    thread.start();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
