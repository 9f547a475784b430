package handson.redis.geo;

import handson.redis.testing.Guide;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class GuideTest {

  @TestFactory
  Stream<DynamicTest> guide() throws Exception {
    return Guide.tests(new GeoLesson());
  }
}
