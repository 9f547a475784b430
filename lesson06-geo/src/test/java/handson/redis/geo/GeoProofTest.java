package handson.redis.geo;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.LessonProof;
import handson.redis.testing.SharedRedis;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRedis.class)
final class GeoProofTest {

  @TestFactory
  Stream<DynamicContainer> proof(RunningRedis redis) {
    return LessonProof.of(new GeoLesson(), redis);
  }
}
