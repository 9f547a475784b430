package handson.redis.datatypes;

import handson.redis.testing.SharedRedis;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  // lists

  // hashes

  // sets

  // sorted sets

  // bitmaps and HyperLogLog
}
