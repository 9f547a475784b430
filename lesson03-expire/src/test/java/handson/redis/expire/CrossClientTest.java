package handson.redis.expire;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.expire.ExpiringLog.Entry;
import handson.redis.expire.ExpiringNotes.When;
import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What one client wrote, the others read. */
@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  @TestFactory
  Stream<DynamicTest> expiringNotes(RunningRedis redis) {
    return CrossClient.pairs(ExpiringNotes.class, redis, (writer, reader, given) -> {
      String note = given.key("note");
      String text = given.text();
      String target = given.key("note");

      writer.write(note, text, Duration.ofHours(1));
      assertThat(reader.read(note)).contains(text);
      assertThat(reader.expireIn(note, Duration.ofHours(2), When.LATER)).isTrue();
      assertThat(writer.expireIn(note, Duration.ofHours(1), When.LATER)).isFalse();
      assertThat(reader.edit(note, "")).isTrue();
      assertThat(writer.readAndRenew(note, Duration.ofHours(3))).contains("");
      assertThat(reader.expireIn(note, Duration.ofHours(2), When.LATER)).isFalse();
      assertThat(reader.keep(note)).isTrue();
      writer.rename(note, target);
      assertThat(reader.lifetime(target)).isEqualTo(new Lifetime.Endless());
      assertThat(writer.lifetime(note)).isEqualTo(new Lifetime.Gone());
    });
  }

  @TestFactory
  Stream<DynamicTest> expiringLog(RunningRedis redis) {
    return CrossClient.pairs(ExpiringLog.class, redis, (writer, reader, given) -> {
      String log = given.key("log");
      Entry first = new Entry(1, given.text());
      Entry second = new Entry(2, "");

      assertThat(writer.append(log, first.text(), Duration.ofHours(2))).isEqualTo(1);
      assertThat(reader.append(log, second.text(), Duration.ofHours(1))).isEqualTo(2);
      assertThat(reader.read(log)).containsExactly(first, second);
      assertThat(writer.size(log)).isEqualTo(2);
    });
  }

  @TestFactory
  Stream<DynamicTest> oneTimeTokens(RunningRedis redis) {
    return CrossClient.pairs(OneTimeTokens.class, redis, (writer, reader, given) -> {
      String purpose = given.key("purpose");
      String subject = given.text();

      Token token = writer.issue(purpose, subject, Duration.ofMinutes(15));
      assertThat(reader.redeem(purpose, token.text())).contains(subject);
      assertThat(writer.redeem(purpose, token.text())).isEmpty();
    });
  }

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

  @TestFactory
  Stream<DynamicTest> fixedWindowLimiter(RunningRedis redis) {
    return CrossClient.pairs(FixedWindowLimiter.class, redis, (writer, reader, given) -> {
      String key = given.key("caller");
      Quota quota = new Quota(3, Duration.ofHours(1));

      assertThat(writer.tryAcquire(key, quota)).isEqualTo(Decision.allow(2));
      assertThat(reader.tryAcquire(key, quota)).isEqualTo(Decision.allow(1));
      assertThat(writer.tryAcquire(key, quota)).isEqualTo(Decision.allow(0));
      assertThat(reader.tryAcquire(key, quota).allowed()).isFalse();
    });
  }

  @TestFactory
  Stream<DynamicTest> slidingWindowLimiter(RunningRedis redis) {
    return CrossClient.pairs(SlidingWindowLimiter.class, redis, (writer, reader, given) -> {
      String key = given.key("caller");
      Quota quota = new Quota(3, Duration.ofHours(1));
      Instant now = Instant.ofEpochSecond(given.number(1_700_000_000, 2_000_000_000), 1_000);

      assertThat(writer.tryAcquireAt(key, quota, now)).isEqualTo(Decision.allow(2));
      assertThat(reader.tryAcquireAt(key, quota, now)).isEqualTo(Decision.allow(1));
      assertThat(writer.tryAcquireAt(key, quota, now.plusSeconds(1))).isEqualTo(Decision.allow(0));
      assertThat(reader.tryAcquireAt(key, quota, now.plusSeconds(2)))
          .isEqualTo(Decision.reject(quota.window().minusSeconds(2)));
      String other = given.key("caller");
      assertThat(writer.tryAcquire(other, quota)).isEqualTo(Decision.allow(2));
      assertThat(reader.tryAcquire(other, quota)).isEqualTo(Decision.allow(1));
    });
  }

  @TestFactory
  Stream<DynamicTest> gcraLimiter(RunningRedis redis) {
    return CrossClient.pairs(GcraLimiter.class, redis, (writer, reader, given) -> {
      String key = given.key("caller");
      Quota quota = new Quota(4, Duration.ofHours(1));
      Instant now = Instant.ofEpochSecond(given.number(1_700_000_000, 2_000_000_000), 1_000);

      assertThat(writer.tryAcquireAt(key, quota, 3, now)).isEqualTo(Decision.allow(2));
      assertThat(reader.tryAcquireAt(key, quota, 3, now)).isEqualTo(Decision.allow(1));
      assertThat(writer.tryAcquireAt(key, quota, 3, now)).isEqualTo(Decision.allow(0));
      assertThat(reader.tryAcquireAt(key, quota, 3, now.plusSeconds(60)))
          .isEqualTo(Decision.reject(Duration.ofMinutes(14)));
      String other = given.key("caller");
      assertThat(writer.tryAcquire(other, quota, 3)).isEqualTo(Decision.allow(2));
      assertThat(reader.tryAcquire(other, quota, 3)).isEqualTo(Decision.allow(1));
    });
  }
}
