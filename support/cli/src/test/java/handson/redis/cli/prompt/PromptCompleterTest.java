package handson.redis.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.EmbeddedRedis;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PromptCompleterTest {
  private final EmbeddedRedis redis = EmbeddedRedis.start();
  private Session session;
  private SideConnection side;

  @BeforeAll
  void fill() throws IOException {
    RespConnection connection = RespConnection.open(redis.address(), false);
    session = new Session(
        redis.address(),
        connection,
        false,
        ReplyFormat.RAW,
        false,
        new PrintStream(OutputStream.nullOutputStream()));
    side = new SideConnection(session);
    for (String line : List.of(
        "MSET user:1 a user:2 b \"my key\" c été d x*1 e x_1 f",
        "SET \"\\xff\\xfe\" binary",
        "SELECT 5",
        "EVAL \"for i = 1, 5000 do redis.call('SET', 'many:' .. i, i) end\" 0",
        "SELECT 0")) {
      assertThat(session.run(Quoting.split(line).orElseThrow())).as(line).isTrue();
    }
  }

  @AfterAll
  void close() {
    side.close();
    session.close();
    redis.close();
  }

  @Test
  void completesCommandsWithTheirSummary() {
    List<Candidate> candidates = candidates("ge");

    assertThat(candidates).anySatisfy(candidate -> {
      assertThat(candidate.value()).isEqualTo("GET");
      assertThat(candidate.descr()).isEqualTo("Get the value of a key");
    });
    assertThat(values("5 ge")).contains("GET", "ZADD");
    assertThat(values("config ")).contains("GET", "SET").doesNotContain("CONFIG GET", "ZADD");
    assertThat(values("help @")).contains("@geo", "GET");
    assertThat(values("help config ")).contains("RESETSTAT");
  }

  @Test
  void completesKeysAndOptions() {
    assertThat(values("GET user:")).containsExactly("user:1", "user:2");
    assertThat(values("SET user:1 v ")).contains("NX", "KEEPTTL", "user:1");
    assertThat(values("GET x*")).as("an asterisk is a letter").containsExactly("x*1");
    assertThat(values("GET ")).as("binary keys cannot be typed").doesNotContain("\uFFFD\uFFFD");
  }

  @Test
  void looksIntoTheDatabaseOfTheSession() {
    session.run(Quoting.split("SELECT 1").orElseThrow());
    assertThat(values("GET user:")).isEmpty();
    session.run(Quoting.split("SELECT 5").orElseThrow());
    assertThat(values("GET many:")).as("enough is enough").hasSizeBetween(1, 100);
    session.run(Quoting.split("SELECT 1").orElseThrow());
    session.run(Quoting.split("MULTI").orElseThrow());
    assertThat(values("GET ")).isEmpty();
    session.run(Quoting.split("DISCARD").orElseThrow());
    session.run(Quoting.split("SELECT 0").orElseThrow());
    assertThat(values("GET user:")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "GET m, my key, '\"my key\"'",
    "GET \"my k, my key, '\"my key\"'",
    "GET 'my k, my key, '\"my key\"'",
    "GET ét, été, été"
  })
  void quotesWhatNeedsIt(String line, String key, String typed) {
    TypedLine parsed = TypedLine.of(line, line.length());

    assertThat(values(line)).contains(key);
    assertThat(key).startsWith(parsed.word());
    assertThat(parsed.escape(key, true).toString()).isEqualTo(typed);
  }

  private List<String> values(String line) {
    return candidates(line).stream().map(Candidate::value).toList();
  }

  private List<Candidate> candidates(String line) {
    List<Candidate> candidates = new ArrayList<>();
    new PromptCompleter(side).complete(null, TypedLine.of(line, line.length()), candidates);
    return candidates;
  }
}
