package handson.redis.cli.map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import handson.redis.cli.map.PageFiles.PageFile;
import handson.redis.cli.map.SearchRequest.BadRequestException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** Serves the page and answers it, on the loopback interface alone. */
public final class MapServer implements AutoCloseable {
  static {
    // Else an answer's body waits 40 ms for the client's word that its head has arrived.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // Somebody who never ends a request must not keep a thread for ever; in seconds.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
  }

  private static final int THREADS = 4;
  private static final int LONGEST_QUERY = 8_000;
  private static final Map<String, String> HEADERS = Map.of(
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
          + " img-src 'self' data: https://tile.openstreetmap.org;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "X-Content-Type-Options",
      "nosniff",
      "Cross-Origin-Resource-Policy",
      "same-origin",
      "Cross-Origin-Opener-Policy",
      "same-origin",
      "Referrer-Policy",
      "no-referrer",
      "Cache-Control",
      "no-store");

  private final HttpServer server;
  private final OwnOrigin origin;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
    Thread thread = new Thread(task, "course-map");
    thread.setDaemon(true);
    return thread;
  });

  private MapServer(HttpServer server) {
    this.server = server;
    this.origin = new OwnOrigin(server.getAddress().getPort());
  }

  /**
   * Takes a port; nobody is answered yet.
   *
   * @param port 0 for a free one
   * @throws java.net.BindException where somebody else has it
   */
  public static MapServer at(int port) throws IOException {
    return new MapServer(
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0));
  }

  /** What to open in a browser. */
  public String url() {
    return "http://127.0.0.1:%d/".formatted(origin.port());
  }

  /** Answers from now on. */
  public void start(RedisLine redis, FacilityIndex index, MapFacts facts) {
    FacilitySearch search = new FacilitySearch(redis, index.keys());
    server.setExecutor(threads);
    server.createContext("/", exchange -> {
      try (exchange) {
        answer(exchange, search, facts);
      }
    });
    server.start();
  }

  private record Answer(int status, String type, byte[] body) {
    static Answer json(int status, Object value) {
      return new Answer(status, "application/json", JsonMapper.shared().writeValueAsBytes(value));
    }

    static Answer error(int status, String sentence) {
      return json(status, Map.of("error", sentence));
    }
  }

  private void answer(HttpExchange exchange, FacilitySearch search, MapFacts facts)
      throws IOException {
    Answer answer;
    try {
      answer = answerTo(exchange, search, facts);
    } catch (BadRequestException e) {
      answer = Answer.error(400, e.getMessage());
    } catch (RedisLine.RefusedException e) {
      answer = Answer.error(503, e.getMessage());
    } catch (IOException e) {
      answer = Answer.error(503, "Redis did not answer: " + e.getMessage());
    }
    HEADERS.forEach(exchange.getResponseHeaders()::set);
    exchange.getResponseHeaders().set("Content-Type", answer.type());
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), -1);
    } else {
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer answerTo(HttpExchange exchange, FacilitySearch search, MapFacts facts)
      throws IOException, BadRequestException {
    Optional<String> refusal = origin.refusal(exchange.getRequestHeaders());
    if (refusal.isPresent()) {
      return Answer.error(403, refusal.get());
    }
    if (!exchange.getRequestMethod().equals("GET")) {
      exchange.getResponseHeaders().set("Allow", "GET");
      return Answer.error(405, "There is nothing to change here; only GET is answered.");
    }
    String path = exchange.getRequestURI().getPath();
    return switch (path) {
      case "/api/map" -> Answer.json(200, facts);
      case "/api/search" ->
        Answer.json(
            200,
            search.search(SearchRequest.of(parameters(exchange.getRequestURI().getRawQuery()))));
      default -> file(path);
    };
  }

  private static Answer file(String path) throws IOException {
    Optional<PageFile> file = PageFiles.find(path);
    return file.map(found -> new Answer(200, found.type(), found.bytes()))
        .orElseGet(() -> Answer.error(404, "There is nothing at this path."));
  }

  private static Map<String, String> parameters(String query) throws BadRequestException {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    if (query.length() > LONGEST_QUERY) {
      throw new BadRequestException("The query is too long.");
    }
    for (String pair : query.split("&")) {
      String[] sides = pair.split("=", 2);
      String name = decoded(sides[0]);
      if (parameters.put(name, sides.length == 1 ? "" : decoded(sides[1])) != null) {
        throw new BadRequestException("A parameter is given twice.");
      }
    }
    return parameters;
  }

  private static String decoded(String text) throws BadRequestException {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException("A percent sign is not followed by two hexadecimal digits.");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
