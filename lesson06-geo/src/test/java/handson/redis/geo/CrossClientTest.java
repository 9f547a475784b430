package handson.redis.geo;

import handson.redis.testing.SharedRedis;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {}
