package handson.redis.pubsub;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisAddress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A restart of a server that writes each command to disk. */
final class DeliveryRestart {
  private DeliveryRestart() {}

  /** Something that is done on a server. */
  interface OnServer {
    /** Does it. */
    void run(RedisAddress address) throws Exception;
  }

  /** Does one thing on a server, kills the server, starts it again, and does the next. */
  static void between(OnServer before, OnServer after) throws Exception {
    Path folder = Files.createTempDirectory("handson-redis-restart");
    try {
      on(folder, before);
      on(folder, after);
    } finally {
      delete(folder);
    }
  }

  private static void on(Path folder, OnServer action) throws Exception {
    try (EmbeddedRedis server = EmbeddedRedis.start(
        "--dir", folder.toString(), "--appendonly", "yes", "--appendfsync", "always")) {
      action.run(server.address());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }
}
