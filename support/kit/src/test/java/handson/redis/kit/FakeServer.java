package handson.redis.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A socket that answers like no Redis, or like one that cannot be had here. */
final class FakeServer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<Socket> open = new ArrayList<>();
  private final Function<String, String> answers;

  private FakeServer(ServerSocket socket, Function<String, String> answers) {
    this.socket = socket;
    this.answers = answers;
  }

  /**
   * @param answers what to send for a command's name in capitals: nothing where it is empty, and
   *     the connection's end where it is null
   */
  static FakeServer start(Function<String, String> answers) throws IOException {
    ServerSocket socket = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    FakeServer server = new FakeServer(socket, answers);
    server.inBackground(server::accept);
    return server;
  }

  RedisAddress address() {
    return RedisAddress.of("127.0.0.1", socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
    synchronized (open) {
      for (Socket client : open) {
        client.close();
      }
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = socket.accept();
      synchronized (open) {
        open.add(client);
      }
      inBackground(() -> converse(client));
    }
  }

  private void converse(Socket client) throws IOException {
    try (client) {
      BufferedReader in = new BufferedReader(
          new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = client.getOutputStream();
      String line = in.readLine();
      while (line != null) {
        // A command is "*2", "$4", "INFO", "$6", "server".
        int words = line.matches("\\*[0-9]+") ? Integer.parseInt(line.substring(1)) : 0;
        String name = "";
        for (int i = 0; i < words; i++) {
          in.readLine();
          String word = in.readLine();
          name = i == 0 ? word : name;
        }
        String answer = answers.apply(name);
        if (answer == null) {
          return;
        }
        out.write(answer.getBytes(StandardCharsets.UTF_8));
        line = in.readLine();
      }
    }
  }

  private void inBackground(Work work) {
    Thread thread = new Thread(
        () -> {
          try {
            work.run();
          } catch (IOException e) {
            // The test closed the socket, or its client did.
          }
        },
        "fake-server");
    thread.setDaemon(true);
    thread.start();
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }
}
