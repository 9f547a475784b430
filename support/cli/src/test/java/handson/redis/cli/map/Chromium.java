package handson.redis.cli.map;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A page in a headless Chromium, driven by the DevTools protocol. */
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private String session = "";

  /** The program, where there is one. */
  static Optional<Path> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it.
   *
   * @param profile an empty folder
   */
  static Chromium start(Path program, Path profile) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(
            program.toString(),
            "--headless=new",
            // Root has no sandbox, and what it opens is ours.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--hide-scrollbars",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank")
        .redirectErrorStream(true)
        .redirectOutput(profile.resolve("chromium.log").toFile());
    // What it leaves behind goes with the profile.
    builder.environment().put("TMPDIR", profile.toString());
    Process process = builder.start();
    try {
      return new Chromium(process, profile);
    } catch (Exception | Error e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private Chromium(Process process, Path profile) throws Exception {
    this.process = process;
    Path facts = profile.resolve("DevToolsActivePort");
    await()
        .atMost(PATIENCE)
        .until(() -> Files.exists(facts) && Files.readAllLines(facts).size() == 2);
    List<String> portAndPath = Files.readAllLines(facts);
    this.socket = HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(
            URI.create("ws://127.0.0.1:" + portAndPath.get(0) + portAndPath.get(1)), new Listener())
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Opens a page in a window of its own. */
  void open(String url, int width, int height, String language) throws Exception {
    session = "";
    String target = send("Target.createTarget", Map.of("url", "about:blank"))
        .get("targetId")
        .asString();
    session = send("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
        .get("sessionId")
        .asString();
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      send(domain + ".enable", Map.of());
    }
    String agent = evaluate("navigator.userAgent").asString();
    send("Emulation.setUserAgentOverride", Map.of("userAgent", agent, "acceptLanguage", language));
    boolean phone = width < 700;
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width", width, "height", height, "deviceScaleFactor", phone ? 2 : 1, "mobile", phone));
    complaints.clear();
    requests.clear();
    send("Page.navigate", Map.of("url", url));
  }

  /** Keeps it from asking others; that it wanted to is still among {@link #requests()}. */
  void block(String pattern) throws Exception {
    send("Network.setBlockedURLs", Map.of("urls", List.of(pattern)));
  }

  /** What the page did that it should not: errors, broken rules, exceptions. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** What it asked for, of whomever. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Forgets both. */
  void forgive() {
    complaints.clear();
    requests.clear();
  }

  /** The value of an expression, which may be a promise. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode answer = send(
        "Runtime.evaluate",
        Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + answer.get("exceptionDetails"));
    }
    JsonNode value = answer.get("result").get("value");
    return value == null ? JsonMapper.shared().nullNode() : value;
  }

  /** Waits until an expression is true. */
  void until(String expression) {
    await(expression)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> evaluate("Boolean(" + expression + ")").asBoolean());
  }

  void click(double x, double y) throws Exception {
    drag(x, y, x, y);
  }

  /** Presses the mouse's button there, moves it in steps, and lets it go. */
  void drag(double x, double y, double toX, double toY) throws Exception {
    mouse("mouseMoved", x, y, 0);
    mouse("mousePressed", x, y, 1);
    for (int step = 1; step <= 5 && (x != toX || y != toY); step++) {
      mouse("mouseMoved", x + (toX - x) * step / 5, y + (toY - y) * step / 5, 1);
    }
    mouse("mouseReleased", toX, toY, 0);
  }

  private void mouse(String type, double x, double y, int buttons) throws Exception {
    Map<String, Object> event = new LinkedHashMap<>(Map.of("type", type, "x", x, "y", y));
    event.putAll(Map.of("button", type.equals("mouseMoved") ? "none" : "left", "buttons", buttons));
    event.put("clickCount", 1);
    send("Input.dispatchMouseEvent", event);
  }

  /** Presses keys by their names: {@code Tab}, {@code ArrowDown}, {@code Enter}, {@code Escape}. */
  void press(String... keys) throws Exception {
    Map<String, Integer> codes = Map.of(
        "Tab",
        9,
        "Enter",
        13,
        "Escape",
        27,
        "ArrowLeft",
        37,
        "ArrowUp",
        38,
        "ArrowRight",
        39,
        "ArrowDown",
        40);
    for (String key : keys) {
      Map<String, Object> event = new LinkedHashMap<>(
          Map.of("key", key, "code", key, "windowsVirtualKeyCode", codes.get(key)));
      event.put("type", key.equals("Enter") ? "keyDown" : "rawKeyDown");
      if (key.equals("Enter")) {
        event.put("text", "\r");
      }
      send("Input.dispatchKeyEvent", event);
      event.put("type", "keyUp");
      event.remove("text");
      send("Input.dispatchKeyEvent", event);
    }
  }

  /** Types into what has the focus, over what is selected there. */
  void type(String text) throws Exception {
    send("Input.insertText", Map.of("text", text));
  }

  void screenshot(Path file) throws Exception {
    String picture =
        send("Page.captureScreenshot", Map.of("format", "png")).get("data").asString();
    Files.write(file, Base64.getDecoder().decode(picture));
  }

  private JsonNode send(String method, Map<String, Object> parameters) throws Exception {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    Map<String, Object> message =
        new LinkedHashMap<>(Map.of("id", id, "method", method, "params", parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    socket.sendText(JsonMapper.shared().writeValueAsString(message), true);
    JsonNode reply = answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (reply.has("error")) {
      throw new IOException(method + ": " + reply.get("error"));
    }
    return reply.get("result");
  }

  private void received(JsonNode message) {
    if (message.has("id")) {
      Optional.ofNullable(answers.remove(message.get("id").asInt()))
          .ifPresent(answer -> answer.complete(message));
      return;
    }
    JsonNode event = message.get("params");
    switch (message.get("method").asString()) {
      case "Runtime.exceptionThrown", "Log.entryAdded" -> complaints.add(event.toString());
      case "Runtime.consoleAPICalled" -> {
        if (!event.get("type").asString().equals("log")) {
          complaints.add(event.toString());
        }
      }
      case "Network.requestWillBeSent" ->
        requests.add(event.get("request").get("url").asString());
      default -> {
        // Nobody waits for it.
      }
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        JsonNode message = JsonMapper.shared().readTree(text.toString());
        text.setLength(0);
        received(message);
      }
      from.request(1);
      return null;
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    // Asked to end, it takes away what it put beside its profile; it need not answer.
    socket.sendText("{\"id\": 0, \"method\": \"Browser.close\"}", true);
    try {
      process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    } catch (CompletionException e) {
      process.destroyForcibly();
    }
    socket.abort();
    // They write to their folder until they are gone.
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(
        each -> each.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join());
  }
}
