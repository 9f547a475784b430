package handson.redis.cli.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Ink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CommandDocsTest {
  private final EmbeddedRedis redis = EmbeddedRedis.start();
  private CommandDocs docs;

  @BeforeAll
  void ask() throws IOException {
    try (RespConnection connection = RespConnection.open(redis.address(), false)) {
      docs = CommandDocs.read(connection);
    }
  }

  @AfterAll
  void close() {
    redis.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GET; key",
        "SET; key value [NX|XX] [GET] [EX seconds|PX milliseconds|EXAT unix-time-seconds"
            + "|PXAT unix-time-milliseconds|KEEPTTL]",
        "ZADD; key [NX|XX] [GT|LT] [CH] [INCR] score member [score member ...]",
        "XADD; key [NOMKSTREAM] [MAXLEN|MINID [=|~] threshold [LIMIT count]] *|id field value"
            + " [field value ...]",
        "CONFIG GET; parameter [parameter ...]"
      })
  void writesTheSyntaxAsTheDocumentationDoes(String name, String syntax) {
    assertThat(docs.commands().get(name).syntax()).isEqualTo(syntax);
  }

  @Test
  void knowsTheOptions() {
    assertThat(docs.commands().get("SET").options())
        .containsExactly("NX", "XX", "GET", "EX", "PX", "EXAT", "PXAT", "KEEPTTL");
  }

  @Test
  void explainsACommandAndItsSubcommands() {
    assertThat(help("help", "get")).isEqualTo("""
            GET key
              summary: Get the value of a key
              complexity: O(1)
              since: 1.0.0
              group: string
            """);
    assertThat(help("help", "config")).contains("CONFIG\n", "CONFIG GET parameter");
    assertThat(help("help", "config", "get")).startsWith("CONFIG GET parameter");
  }

  @Test
  void listsAGroup() {
    assertThat(help("?", "@geo")).contains("GEOADD  ", "GEOSEARCH  ").doesNotContain("ZADD");
    assertThat(help("help", "@nothing")).contains("There is no group 'nothing'", "sorted-set");
    assertThat(help("help", "nothing")).contains("There is no command 'nothing'");
    assertThat(help("help")).contains("help COMMAND", "string");
  }

  private String help(String... words) {
    return new Help(docs, new Ink(false))
        .answer(
            Stream.of(words).map(word -> word.getBytes(StandardCharsets.UTF_8)).toList());
  }
}
