package handson.redis.basics;

import handson.redis.kit.TourTranscript;
import handson.redis.testing.Guide;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class GuideTest {

  @TestFactory
  Stream<DynamicTest> guide() throws Exception {
    return Guide.tests(Path.of("README.md"), GuideTest::run);
  }

  private static String run(String command) {
    String client =
        command.contains("--client") ? command.replaceFirst(".*--client ", "") : "jedis";
    return TourTranscript.of(new BasicsLesson(), "--client", client, "--redis", "embedded");
  }
}
