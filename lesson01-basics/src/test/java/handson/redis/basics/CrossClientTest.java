package handson.redis.basics;

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

  @TestFactory
  Stream<DynamicTest> counters(RunningRedis redis) {
    return CrossClient.pairs(BossBattle.class, redis, (writer, reader, given) -> {
      String boss = given.key("boss");
      writer.summon(boss, 100);
      assertThat(reader.hit(boss, 30)).isEqualTo(70);
      assertThat(writer.hitPoints(boss)).isEqualTo(70);
    });
  }
}
