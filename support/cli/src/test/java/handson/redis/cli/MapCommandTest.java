package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.Catalogue;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Ink;
import handson.redis.kit.RedisClients;
import handson.redis.kit.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./course map}: what it loads, what it says, and what it leaves. */
@Timeout(600)
final class MapCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+/");
  private static final String TOILETS = """
      名称,緯度,経度,種別
      港のトイレ,33.128,139.80,公衆トイレ
      役場のトイレ,33.1094,139.7906,公衆トイレ
      場所不明,,,公衆トイレ
      点がない,331094,1397906,公衆トイレ
      """;

  private static EmbeddedRedis redis;
  private static RedisClients clients;

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final List<Process> children = new ArrayList<>();

  @TempDir
  private Path folder;

  private record Answer(int code, String err) {}

  @BeforeAll
  static void aRedis() {
    redis = EmbeddedRedis.start();
    clients = new RedisClients(redis.address(), "course-test");
  }

  @AfterAll
  static void noRedis() {
    clients.close();
    redis.close();
  }

  @AfterEach
  void end() throws Exception {
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
    assertThat(clients.jedis().keys("*")).as("what is left").isEmpty();
  }

  @Test
  void itLoadsSaysWhatItDecidedAndTakesItsKeysAway() throws Exception {
    Path toilets = file("toilets.csv", TOILETS, Charset.forName("windows-31j"));
    Path again = file("other/toilets.csv", TOILETS, StandardCharsets.UTF_8);
    MapStop stop = new MapStop();
    CompletableFuture<Answer> answer = start(stop, false, toilets.toString(), again.toString());

    JsonNode facts = json(URI.create(url(answer)).resolve("/api/map"));
    assertThat(facts.get("facilities").asInt()).as("of two files of one name").isEqualTo(4);
    assertThat(facts.get("categories").get(0).get("name").asString()).isEqualTo("公衆トイレ");
    assertThat(facts.get("start").get("latitude").asDouble()).isBetween(33.1, 33.13);
    assertThat(clients.jedis().keys("*")).hasSizeGreaterThan(5);
    assertThat(screen())
        .contains("encoding     windows-31j", "latitude     緯度", "toilets.csv: 2 of 4 rows loaded")
        .contains("1 skipped: no coordinates", "line 5: '331094")
        .doesNotContain("\r");

    stop.ask();
    assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(new Answer(130, ""));
    assertThat(screen()).endsWith("The map is gone." + System.lineSeparator());
  }

  @Test
  void itShowsWhatTheLessonBringsAlong() throws Exception {
    file("lesson06-geo/data/toilets.csv", TOILETS, StandardCharsets.UTF_8);
    MapStop stop = new MapStop();
    CompletableFuture<Answer> answer = start(stop, false);
    JsonNode facts = json(URI.create(url(answer)).resolve("/api/map"));
    assertThat(facts.get("files").get(0).asString()).isEqualTo("toilets.csv: 2");
    stop.ask();
    assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).code()).isEqualTo(130);
  }

  @Test
  void aTerminalSeesTheProgressAndNothingThatAFileSays() throws Exception {
    String evil = "evil\u001b[31m";
    String rows = IntStream.range(0, 3_000)
        .mapToObj(i -> "x%d,33.%04d,139.5,y%n".formatted(i, i))
        .collect(Collectors.joining());
    Path table = file(
        "many.csv",
        "name,lat,lon," + evil + "\n" + rows + "a,\u001b[1m,\u001b[1m,b\n",
        StandardCharsets.UTF_8);
    MapStop stop = new MapStop();
    CompletableFuture<Answer> answer =
        start(stop, true, table.toString(), "--lat", "2", "--lon", "lon", "--name", evil);
    assertThat(
            json(URI.create(url(answer)).resolve("/api/map")).get("facilities").asInt())
        .isEqualTo(3_000);
    stop.ask();
    assertThat(answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).code()).isEqualTo(130);
    assertThat(screen())
        .contains("% of many.csv", "evil\\u001b[31m (you chose it)")
        .matches(text -> !text.replace("\u001b[K", "").contains("\u001b"));
  }

  @Test
  void whatCannotBeIsOneSentence() throws Exception {
    Path toilets = file("toilets.csv", TOILETS, StandardCharsets.UTF_8);
    assertSays("--port is 65536, and ports go from 0", toilets.toString(), "--port", "65536");
    assertSays("--port is -1", toilets.toString(), "--port", "-1");
    assertSays("There is no file", folder.resolve("none.csv").toString());
    assertSays("There is no CSV in", new String[0]);
    assertSays("name it too", "--lat", "緯度");
    assertSays("toilets.csv has no", toilets.toString(), "--lat", "北緯");
    assertSays("encoding", toilets.toString(), "--encoding", "utf-99");
    assertSays("'x'", toilets.toString(), "--redis", "x");
    assertSays("cannot be reached", toilets.toString(), "--redis", "redis://127.0.0.1:1");
    assertSays(
        "coordinates",
        file("people.csv", "name,age\nann,40\nben,41\n", StandardCharsets.UTF_8).toString());
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      assertSays("Port " + port + " is in use", toilets.toString(), "--port", "" + port);
    }
  }

  @Test
  void aRedisWithoutMemoryIsOneSentence() throws Exception {
    Path toilets = file("toilets.csv", TOILETS, StandardCharsets.UTF_8);
    try (EmbeddedRedis small = EmbeddedRedis.start("--maxmemory", "1mb")) {
      assertSays(
          "OOM command not allowed",
          toilets.toString(),
          "--redis",
          small.address().toString());
    }
  }

  @Test
  // It needs setsid and an env that knows --default-signal.
  @EnabledOnOs(OS.LINUX)
  void endedItLeavesNothing() throws Exception {
    Path toilets = file("toilets.csv", TOILETS, StandardCharsets.UTF_8);
    String rows = IntStream.range(0, 200_000)
        .mapToObj(i -> "x%d,%.4f,139.5%n".formatted(i, i / 4000.0))
        .collect(Collectors.joining());
    Path large = file("large.csv", "name,lat,lon\n" + rows, StandardCharsets.UTF_8);
    Process serving = child("serving", toilets);
    Process loading = child("loading", large);

    await()
        .atMost(PATIENCE)
        .until(() -> Files.readString(folder.resolve("serving")).contains("until"));
    await()
        .atMost(PATIENCE)
        .until(() -> clients.jedis().keys("map:????").stream()
            .anyMatch(index -> clients.jedis().zcard(index) > 500));
    assertThat(Files.readString(folder.resolve("loading"))).doesNotContain("rows loaded");
    kill("-INT", serving);
    kill("-TERM", loading);

    assertThat(serving.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(loading.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(List.of(serving.exitValue(), loading.exitValue())).containsExactly(130, 143);
    assertThat(Files.readString(folder.resolve("serving"))).contains("The map is gone.");
    assertThat(Files.readString(folder.resolve("loading"))).doesNotContain("http:", "\tat ");
  }

  private static void kill(String signal, Process process) throws Exception {
    new ProcessBuilder("kill", signal, "" + process.pid()).start().waitFor();
  }

  private Process child(String output, Path table) throws IOException {
    Process child = new ProcessBuilder(
            "setsid",
            "env",
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dcourse.home="
                + Files.createDirectories(folder.resolve("lesson01-basics")).getParent(),
            "-cp",
            System.getProperty("java.class.path"),
            Course.class.getName(),
            "map",
            table.toString(),
            "--port",
            "0",
            "--redis",
            redis.address().toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(output).toFile())
        .start();
    children.add(child);
    return child;
  }

  private Path file(String name, String text, Charset charset) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, charset);
  }

  private void assertSays(String sentence, String... words) {
    Answer answer = run(new MapStop(), false, words);
    assertThat(answer.code()).as(sentence).isEqualTo(2);
    assertThat(answer.err()).contains(sentence).doesNotContain("\tat ").hasLineCount(1);
  }

  private CompletableFuture<Answer> start(MapStop stop, boolean terminal, String... words) {
    CompletableFuture<Answer> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> answer.complete(run(stop, terminal, words)), "map-test");
    thread.setDaemon(true);
    thread.start();
    return answer;
  }

  private Answer run(MapStop stop, boolean terminal, String... words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream outStream = new PrintStream(screen, true, StandardCharsets.UTF_8);
    PrintStream errStream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Desk desk = new Desk(folder, Catalogue.load(), outStream, new Ink(false));
    List<String> line = new ArrayList<>(List.of(words));
    if (!line.contains("--port")) {
      line.addAll(List.of("--port", "0"));
    }
    if (!line.contains("--redis")) {
      line.addAll(List.of("--redis", redis.address().toString()));
    }
    int code = Terminal.execute(
        new CommandLine(new MapCommand(desk, new Streams(terminal, terminal), stop)),
        outStream,
        errStream,
        line.toArray(String[]::new));
    return new Answer(code, err.toString(StandardCharsets.UTF_8));
  }

  private String url(CompletableFuture<Answer> answer) {
    await()
        .atMost(PATIENCE)
        .until(() -> answer.isDone() || URL.matcher(screen()).find());
    assertThat(answer).as("the map").isNotDone();
    Matcher url = URL.matcher(screen());
    assertThat(url.find()).isTrue();
    return url.group();
  }

  private String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(URI uri) throws Exception {
    String body = HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
        .body();
    return JsonMapper.shared().readTree(body);
  }
}
