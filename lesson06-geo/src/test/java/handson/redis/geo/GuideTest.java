package handson.redis.geo;

import handson.redis.testing.Guide;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class GuideTest {

  @TestFactory
  Stream<DynamicTest> guide() throws Exception {
    // The last step loads a million places; that it works is seen with fewer.
    return Guide.tests(new GeoLesson(), "--points", "10000");
  }
}
