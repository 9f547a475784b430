package handson.redis.benchmarks;

import handson.redis.kit.RedisAddress;
import handson.redis.kit.RedisClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.redisson.api.redisnode.RedisNodes;

/** A program that sends PING with one client, and says what it takes for that. */
final class Ping {
  static final String SOCKET = "bare socket";

  private Ping() {}

  /** Words: the client, and the Redis' URL. */
  public static void main(String[] words) throws Exception {
    RedisAddress address = RedisAddress.parse(words[1]);
    try (RedisClients clients = new RedisClients(address, "ping")) {
      switch (words[0]) {
        case "Jedis" -> clients.jedis().ping();
        case "Lettuce" -> clients.lettuce().sync().ping();
        case "Redisson" -> clients.redisson().getRedisNodes(RedisNodes.SINGLE).pingAll();
        default -> socket(address);
      }
      System.out.println("PONG");
      System.out.println(megabytes() + " " + Thread.getAllStackTraces().size());
    }
  }

  private static void socket(RedisAddress address) throws IOException {
    try (BareSocket socket = new BareSocket(address)) {
      socket.send(BareSocket.command(List.of("PING")), 1);
    }
  }

  /** What the system has given to this program, or 0 where it does not say so. */
  private static double megabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1_024)
        .findFirst()
        .orElse(0);
  }
}
