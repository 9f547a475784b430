package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  @TestFactory
  Stream<DynamicTest> cacheAside(RunningRedis redis) {
    return CrossClient.pairs(CacheAside.class, redis, (writer, reader, given) -> {
      Duration minute = Duration.ofMinutes(1);
      CachePolicy cache =
          new CachePolicy(given.key("products"), minute, 0.1, minute, minute, minute, minute);
      Product product = new Product(given.text(), given.number(1, 1L << 60));
      String id = given.text();

      writer.get(cache, id, Product.class, () -> Optional.of(product));
      assertThat(reader.get(cache, id, Product.class, Optional::empty)).contains(product);
      assertThat(reader.update(cache, id, () -> {})).isTrue();
      assertThat(writer.get(cache, id, Product.class, Optional::empty)).isEmpty();
      assertThat(reader.get(cache, id, Product.class, () -> Optional.of(product)))
          .isEmpty();
      assertThat(reader.statistics(cache)).isEqualTo(new CacheAside.Statistics(2, 2, 2));
      // The reader may not store what the writer's update overtook.
      String other = given.text();
      reader.get(cache, other, Product.class, () -> {
        writer.update(cache, other, () -> {});
        return Optional.of(product);
      });
      assertThat(writer.get(cache, other, Product.class, Optional::empty)).isEmpty();
    });
  }
}
