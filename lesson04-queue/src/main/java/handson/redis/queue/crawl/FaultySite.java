package handson.redis.queue.crawl;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A small site on this machine that has every fault of the web, for the tour and for tests. It ends
 * when it is closed, and with the JVM.
 */
public final class FaultySite implements AutoCloseable {
  static {
    // Else an answer's body waits 40 ms for the client's word that its head has arrived.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "faulty-site");
    thread.setDaemon(true);
    return thread;
  });
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, Integer> requests = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
  private final FaultyPages pages;

  private FaultySite(String robots) throws IOException {
    this.pages = new FaultyPages(robots, closed);
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Starts it on a free port of the loopback interface. */
  public static FaultySite start() throws IOException {
    return start("User-agent: *\nDisallow: /private/\n");
  }

  /** The same with another robots.txt. */
  public static FaultySite start(String robots) throws IOException {
    return new FaultySite(robots);
  }

  /** The URL of a path. */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** How often each path was asked for, with its query. */
  public Map<String, Integer> requests() {
    return Map.copyOf(requests);
  }

  /** When each request came, in {@link System#nanoTime}, in their order. */
  public List<Long> times() {
    return List.copyOf(times);
  }

  private void handle(HttpExchange exchange) throws IOException {
    times.add(System.nanoTime());
    String path = exchange.getRequestURI().toString();
    int count = requests.merge(path, 1, Integer::sum);
    try (exchange) {
      pages.answer(exchange, path, count);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
