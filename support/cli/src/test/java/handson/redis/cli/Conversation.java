package handson.redis.cli;

import handson.redis.kit.EmbeddedRedis;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * What a client and a server said to each other on one connection, byte by byte: written down on
 * the way between them, and then played to another client, which has to say the same.
 */
final class Conversation {
  // The JVM's common pool may have one thread, and here two tasks wait for each other.
  private static final Executor THREADS = task -> new Thread(task, "conversation").start();

  private final List<Turn> turns = new ArrayList<>();

  private record Turn(boolean client, ByteArrayOutputStream bytes) {}

  /** Passes everything on between one client and a server, until the client leaves. */
  static Listener record(EmbeddedRedis redis, Conversation into) throws IOException {
    return new Listener(client -> {
      try (Socket server =
          new Socket(InetAddress.getLoopbackAddress(), redis.address().port())) {
        CompletableFuture<Void> answers =
            CompletableFuture.runAsync(() -> into.pass(server, client, false), THREADS);
        into.pass(client, server, true);
        server.shutdownOutput();
        answers.join();
      }
    });
  }

  /** Plays the server; fails where the client says something else than was recorded. */
  Listener play() throws IOException {
    return new Listener(client -> {
      for (Turn turn : turns) {
        byte[] bytes = turn.bytes.toByteArray();
        if (!turn.client) {
          client.getOutputStream().write(bytes);
        } else {
          byte[] said = client.getInputStream().readNBytes(bytes.length);
          if (!Arrays.equals(said, bytes)) {
            throw new IOException(
                "Sent %s instead of %s".formatted(new String(said), new String(bytes)));
          }
        }
      }
    });
  }

  private void pass(Socket from, Socket to, boolean client) {
    byte[] buffer = new byte[1 << 16];
    try {
      InputStream in = from.getInputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        note(client, buffer, length);
        to.getOutputStream().write(buffer, 0, length);
      }
    } catch (IOException e) {
      // One of them has left.
    }
  }

  private synchronized void note(boolean client, byte[] bytes, int length) {
    if (turns.isEmpty() || turns.get(turns.size() - 1).client != client) {
      turns.add(new Turn(client, new ByteArrayOutputStream()));
    }
    turns.get(turns.size() - 1).bytes.write(bytes, 0, length);
  }

  /** Whether the server's last word was an error. */
  synchronized boolean endsWithError() {
    return !turns.isEmpty() && turns.get(turns.size() - 1).bytes.toByteArray()[0] == '-';
  }

  /** A port on which one client is served. */
  static final class Listener implements Closeable {
    private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Void> served;

    private Listener(Service service) throws IOException {
      served = CompletableFuture.runAsync(
          () -> {
            try (Socket client = socket.accept()) {
              service.serve(client);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          },
          THREADS);
    }

    int port() {
      return socket.getLocalPort();
    }

    /** Waits until the client was served to the end. */
    @Override
    public void close() throws IOException {
      try {
        served.join();
      } finally {
        socket.close();
      }
    }
  }

  @FunctionalInterface
  private interface Service {
    void serve(Socket client) throws IOException;
  }
}
