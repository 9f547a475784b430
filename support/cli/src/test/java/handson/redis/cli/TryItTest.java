package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import handson.redis.cli.prompt.Reply;
import handson.redis.cli.prompt.RespConnection;
import handson.redis.kit.Catalogue;
import handson.redis.kit.EmbeddedRedis;
import handson.redis.kit.Lesson;
import handson.redis.kit.Topic;
import handson.redis.testing.Criterion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a guide or a verdict tells a trainee to type is a command that Redis knows. */
// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class TryItTest {
  private static final String COMMAND = "./course cli ";
  private static final String WRONG =
      "unknown command|unknown subcommand|wrong number|syntax error";

  private static final String NEWER = "H(EXPIRE|PEXPIRE|TTL|PTTL|PERSIST) .*";

  private static EmbeddedRedis redis;

  @BeforeAll
  static void start() {
    redis = EmbeddedRedis.start();
  }

  @AfterAll
  static void end() {
    redis.close();
  }

  @TestFactory
  Stream<DynamicTest> theGuides(@TempDir Path home) {
    return Catalogue.load().lessons().stream()
        .map(lesson -> dynamicTest(lesson.id(), () -> {
          List<String> lines = guide(lesson);
          assertThat(lines).as("lines to type").isNotEmpty();
          assertThat(text(lesson))
              .as("without a server each line would meet an empty Redis of its own")
              .containsSubsequence("`./course server`", COMMAND);
          for (String line : lines) {
            CliRun cli = new CliRun(home).on(redis.address().port());
            CliRun.Result answer = cli.run(CliRun.words(line));
            assertThat(answer.err()).as(line).isEmpty();
            assertThat(answer.out()).as(line).doesNotContainPattern(WRONG);
          }
        }));
  }

  @TestFactory
  Stream<DynamicTest> theCriteria() {
    return Catalogue.load().lessons().stream()
        .flatMap(lesson -> lesson.topics().stream())
        .map(topic -> dynamicTest(topic.id(), () -> {
          try (RespConnection connection = RespConnection.open(redis.address(), false)) {
            for (String line : tryIts(topic)) {
              // Inside MULTI the server looks at a command, and DISCARD forgets it.
              connection.call("MULTI");
              Reply answer = connection.call(CliRun.words(line).toArray(String[]::new));
              connection.call("DISCARD");
              assertThat(answer.string()).as(line).doesNotContainPattern(WRONG);
            }
          }
        }));
  }

  private static String text(Lesson lesson) throws IOException {
    return Files.readString(Path.of("../..", lesson.id(), "README.md"));
  }

  private static List<String> guide(Lesson lesson) throws IOException {
    return text(lesson)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(COMMAND))
        .map(line -> line.substring(COMMAND.length()))
        .toList();
  }

  private static List<String> tryIts(Topic topic) throws ClassNotFoundException {
    Class<?> test = Class.forName(topic.contract().getName() + "Test");
    return Arrays.stream(test.getDeclaredMethods())
        .filter(method -> method.isAnnotationPresent(Criterion.class))
        .map(method -> method.getAnnotation(Criterion.class).tryIt())
        // So short a line is there to show its error, and the others need a newer server.
        .filter(line -> line.split(" ").length > 2 && !line.matches(NEWER))
        .toList();
  }
}
