package handson.redis.testing;

import handson.redis.kit.EmbeddedRedis;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A server that has stopped to answer, as under a long pause of its machine: its process is stopped
 * by a signal. Its system still accepts connections and bytes for it, and it reads them when it
 * goes on.
 */
public final class FrozenRedis {
  private FrozenRedis() {}

  /** Does something while a server is frozen, and lets it go on. */
  public static void during(EmbeddedRedis server, Evidence.Action action) throws Exception {
    signal("-STOP", server.pid());
    try {
      action.run();
    } finally {
      signal("-CONT", server.pid());
    }
  }

  private static void signal(String name, long pid) {
    try {
      Process kill = new ProcessBuilder("kill", name, Long.toString(pid)).start();
      if (kill.waitFor() != 0) {
        throw new IllegalStateException("kill " + name + " " + pid + " failed.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while signalling " + pid, e);
    }
  }
}
