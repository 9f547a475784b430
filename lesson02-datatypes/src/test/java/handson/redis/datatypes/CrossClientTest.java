package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.datatypes.AccountDirectory.Login;
import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  // lists

  // hashes
  @TestFactory
  Stream<DynamicTest> accountDirectory(RunningRedis redis) {
    return CrossClient.pairs(AccountDirectory.class, redis, (writer, reader, given) -> {
      String prefix = given.key("user") + ":";
      Account ann = new Account(given.word(), 4_294_967_295L, -2, given.text(), "", "/bin/sh");

      writer.load(prefix, List.of(ann));
      assertThat(reader.find(prefix, ann.name())).contains(ann);
      assertThat(reader.changeShell(prefix, ann.name(), "/bin/zsh")).isTrue();
      assertThat(writer.logins(prefix, List.of("nobody", ann.name())))
          .containsExactly(
              new Login("nobody", Optional.empty(), Optional.empty()),
              new Login(ann.name(), Optional.of(""), Optional.of("/bin/zsh")));
      assertThat(reader.remove(prefix, ann.name())).isTrue();
      assertThat(writer.changeShell(prefix, ann.name(), "/bin/sh")).isFalse();
    });
  }

  @TestFactory
  Stream<DynamicTest> bestiary(RunningRedis redis) {
    return CrossClient.pairs(Bestiary.class, redis, (writer, reader, given) -> {
      String key = given.key("monster");
      String table = given.key("table");
      Monster known = new Monster(given.text(), -3, 1L << 60, 0.1, Optional.of(given.text()));
      Monster unknown = new Monster(given.text(), 4, 0, 1e-7, Optional.empty());

      writer.save(key, known);
      assertThat(reader.find(key)).contains(known);
      reader.save(key, unknown);
      assertThat(writer.find(key)).contains(unknown);
      assertThat(writer.claim(table, "hydra", "7")).isTrue();
      assertThat(reader.claim(table, "hydra", "8")).isFalse();
      assertThat(reader.count(table, "hydra", 35)).isEqualTo(42);
      assertThat(writer.census(table)).isEqualTo(Map.of("hydra", 42L));
      assertThat(reader.species(table)).isEqualTo(1);
    });
  }

  // sets

  // sorted sets

  // bitmaps and HyperLogLog
}
