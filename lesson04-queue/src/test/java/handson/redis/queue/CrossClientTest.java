package handson.redis.queue;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.queue.Frontier.Page;
import handson.redis.queue.Frontier.Progress;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {

  @TestFactory
  Stream<DynamicTest> frontier(RunningRedis redis) {
    return CrossClient.pairs(Frontier.class, redis, (writer, reader, given) -> {
      String site = given.key("site");
      String start = given.text();
      String link = given.text();
      String result = given.text();

      writer.add(site, List.of(start), 9);
      assertThat(reader.add(site, List.of(start), 9)).isZero();
      assertThat(reader.take(site, Duration.ofMinutes(1))).contains(new Page(start, 0));
      assertThat(writer.extend(site, start, Duration.ZERO)).isTrue();
      assertThat(reader.take(site, Duration.ofMinutes(1))).contains(new Page(start, 0));
      assertThat(writer.done(site, start, result, List.of(start, link), 9)).isTrue();
      assertThat(reader.done(site, start, result, List.of(), 9)).isFalse();
      assertThat(reader.results(site, 0)).containsExactly(result);
      assertThat(reader.progress(site)).isEqualTo(new Progress(1, 0, 1));
      assertThat(reader.take(site, Duration.ofMinutes(1))).contains(new Page(link, 1));
      writer.delete(site);
      assertThat(reader.progress(site)).isEqualTo(new Progress(0, 0, 0));
    });
  }
}
