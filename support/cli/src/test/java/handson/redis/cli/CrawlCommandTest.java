package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.RedisClients;
import handson.redis.queue.crawl.FaultySite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./course crawl} on a site of this machine. */
@Timeout(600)
final class CrawlCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<Process> children = new ArrayList<>();
  private Checkout checkout;
  private FaultySite site;

  @TempDir
  private Path folder;

  @BeforeEach
  void aSite(@TempDir Path home) throws Exception {
    checkout = new Checkout(home);
    site = FaultySite.start();
  }

  @AfterEach
  void end() throws Exception {
    site.close();
    for (Process child : children) {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void itSavesPagesAndSaysHowMany() throws Exception {
    Path out = folder.resolve("out");
    Checkout.Answer answer = crawl(out, "--max-depth", "1", "--workers", "2");

    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(answer.out())
        .contains("with jedis, on embedded Redis", "private", "11 URLs: 11 pages saved, 0 with")
        .doesNotContain("\r");
    assertThat(out.resolve("pages")).isDirectoryContaining("glob:**.html");
    JsonNode index = JsonMapper.shared().readTree(out.resolve("index.json"));
    assertThat(index.get("pages")).hasSize(11);

    JsonNode again = JsonMapper.shared()
        .readTree(
            crawl(out, "--max-pages", "3", "--client", "lettuce", "--json").out());
    assertThat(again.get("state").asString()).isEqualTo("finished");
    assertThat(again.get("saved").asInt()).isEqualTo(3);
  }

  @Test
  void errorsAreCounted() {
    Checkout.Answer answer = checkout.run(
        "crawl", site.url("/missing.html"), "--redis", "embedded", "--out", "" + folder);

    assertThat(answer.code()).as("not a page").isEqualTo(1);
    assertThat(answer.out()).contains("1 URLs: 0 pages saved, 1 with an error", "1  HTTP 404");
  }

  @Test
  void whatIsTypedWrongIsSaidInASentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    String url = site.url("/tree/0");
    assertWrong("no URL to crawl", "ftp://example.com/");
    assertWrong("no URL to crawl", "example.com");
    assertWrong("no URL to crawl", "http://");
    assertWrong("no URL to crawl", url, "mailto:ann@example.com");
    assertWrong("--workers is 0", url, "--workers", "0");
    assertWrong("--workers is 65", url, "--workers", "65");
    assertWrong("--max-pages is -1", url, "--max-pages", "-1");
    assertWrong("--max-depth is -1", url, "--max-depth", "-1");
    assertWrong("--client is 'redis'", url, "--client", "redis");
    assertWrong("--job is 'a b'", url, "--job", "a b");
    assertWrong("--out", url, "--out", file.toString());
    assertWrong("not of a crawl", url, "--out", folder.toString());
    assertWrong("'x'", url, "--redis", "x");
    assertWrong("'many'", url, "--workers", "many");
    assertWrong("Missing required parameter: 'URL'");
    assertThat(file).hasContent("mine");
    assertThat(site.requests()).isEmpty();
  }

  @Test
  void theTraineesOwnFrontierCrawls() throws Exception {
    Checkout.Answer stub = crawl(folder.resolve("stub"), "--client", "exercise");
    assertThat(stub.code()).isEqualTo(2);
    assertThat(stub.err()).startsWith("not done yet: frontier: ").doesNotContain("\tat ");

    checkout.write("frontier", "class Broken {");
    Checkout.Answer broken = crawl(folder.resolve("broken"), "--client", "exercise");
    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.err()).contains("FrontierExercise.java:1: ").doesNotContain("\tat ");

    checkout.solve("frontier");
    Checkout.Answer own = crawl(folder.resolve("own"), "--client", "exercise", "--max-pages", "5");
    assertThat(own.out()).as(own.err()).contains("with exercise", "5 URLs: 5 pages saved");
  }

  @Test
  void aLongHostHasAJobToo() {
    String host = "a.".repeat(60) + "invalid";
    Checkout.Answer answer =
        checkout.run("crawl", "http://" + host + "/", "--redis", "embedded", "--out", "" + folder);
    assertThat(answer.code()).as(answer.err()).isEqualTo(1);
    assertThat(answer.out()).contains("1 URLs: 0 pages saved", "robots.txt: cannot be reached");
  }

  @Test
  // It needs setsid and an env that knows --default-signal.
  @EnabledOnOs(OS.LINUX)
  void interruptedItGoesOnWhereItWas() throws Exception {
    Path out = folder.resolve("out");
    try (EmbeddedRedis redis = EmbeddedRedis.start()) {
      Process first = start(out, redis);
      await().atMost(PATIENCE).until(() -> site.requests().size() > 30);
      new ProcessBuilder("kill", "-INT", "" + first.pid()).start().waitFor();
      assertThat(first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(first.exitValue()).isEqualTo(130);
      assertThat(new String(first.getInputStream().readAllBytes()))
          .contains("Stopped, with ", "The same command goes on");
      assertThat(JsonMapper.shared()
              .readTree(out.resolve("index.json"))
              .get("finished")
              .asBoolean())
          .isFalse();
      try (RedisClients clients = new RedisClients(redis.address(), "course-test")) {
        assertThat(clients.jedis().keys("handson-redis:*"))
            .as("what keeps others out")
            .containsExactly("handson-redis:course");
      }

      Process second = start(out, redis);
      Checkout.Answer answer = checkout.run(
          "crawl",
          site.url("/far/0"),
          "--max-pages",
          "300",
          "--out",
          "" + out,
          "--redis",
          "" + redis.address());

      assertThat(answer.code()).as(answer.err()).isZero();
      String said = answer.out() + new String(second.getInputStream().readAllBytes());
      assertThat(said).contains("300 URLs: 300 pages saved, 0 with an error");
      assertThat(second.waitFor()).as(said).isZero();
      assertThat(site.requests()).hasSize(301);
      try (RedisClients clients = new RedisClients(redis.address(), "course-test")) {
        assertThat(clients.jedis().keys("*")).as("what a finished crawl leaves").isEmpty();
      }
    }
  }

  private Checkout.Answer crawl(Path out, String... options) {
    List<String> words = new ArrayList<>(
        List.of("crawl", site.url("/tree/0"), "--redis", "embedded", "--out", out.toString()));
    words.addAll(List.of(options));
    return checkout.run(words.toArray(String[]::new));
  }

  private void assertWrong(String sentence, String... arguments) {
    List<String> words = new ArrayList<>(List.of("crawl"));
    words.addAll(List.of(arguments));
    if (!words.contains("--out")) {
      words.addAll(List.of("--out", folder.resolve("never").toString()));
    }
    Checkout.Answer answer = checkout.run(words.toArray(String[]::new));
    assertThat(answer.code()).as(sentence).isEqualTo(2);
    assertThat(answer.err()).contains(sentence).doesNotContain("\tat ");
    assertThat(folder.resolve("never")).doesNotExist();
  }

  private Process start(Path out, EmbeddedRedis redis) throws Exception {
    Process child = new ProcessBuilder(
            "setsid",
            "env",
            "--default-signal=INT",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dcourse.home=" + checkout.home(),
            "-cp",
            System.getProperty("java.class.path"),
            Course.class.getName(),
            "crawl",
            site.url("/far/0"),
            "--max-pages",
            "300",
            "--workers",
            "1",
            "--out",
            out.toString(),
            "--redis",
            redis.address().toString())
        .redirectErrorStream(true)
        .start();
    children.add(child);
    return child;
  }
}
