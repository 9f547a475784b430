package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  // lists

  // hashes

  // sets

  // sorted sets

  // bitmaps and HyperLogLog
}
