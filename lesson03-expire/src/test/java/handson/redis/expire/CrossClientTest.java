package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  @TestFactory
  Stream<DynamicTest> sessions(RunningRedis redis) {
    return CrossClient.pairs(SessionStore.class, redis, (writer, reader, given) -> {
      String site = given.key("site");
      String user = given.text();
      Duration idle = Duration.ofMinutes(30);
      Duration lifetime = Duration.ofMinutes(20);

      String id = writer.create(site, user, idle, lifetime);
      SessionStore.Session session = reader.find(site, id).orElseThrow();
      assertThat(session.user()).isEqualTo(user);
      assertThat(session.expires()).isEqualTo(session.created().plus(lifetime));
      String second = reader.create(site, user, idle, lifetime);
      assertThat(writer.logout(site, second)).isTrue();
      assertThat(reader.logoutEverywhere(site, user)).isEqualTo(1);
      assertThat(writer.find(site, id)).isEmpty();
    });
  }
}
