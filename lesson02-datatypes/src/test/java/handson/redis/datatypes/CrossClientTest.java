package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

  @TestFactory
  Stream<DynamicTest> bitmaps(RunningRedis redis) {
    return CrossClient.pairs(DailyActives.class, redis, (writer, reader, given) -> {
      String site = given.key("site");
      LocalDate day = LocalDate.of(2026, 3, 1);
      long user = given.number(0, 100_000);

      assertThat(writer.visit(site, day, user)).isTrue();
      assertThat(reader.visit(site, day, user)).isFalse();
      assertThat(reader.wasActive(site, day, user)).isTrue();
      assertThat(reader.bytes(site, day)).isEqualTo(user / 8 + 1);
      writer.visit(site, day.plusDays(1), user);
      assertThat(reader.usersOnAll(site, List.of(day, day.plusDays(1)))).containsExactly(user);
    });
  }

  @TestFactory
  Stream<DynamicTest> hyperLogLog(RunningRedis redis) {
    return CrossClient.pairs(UniqueVisitors.class, redis, (writer, reader, given) -> {
      String page = given.key("page");
      String week = given.key("week");
      String visitor = given.text();

      assertThat(writer.addAll(page, List.of(visitor, "", "ann"))).isTrue();
      assertThat(reader.add(page, visitor)).isFalse();
      assertThat(reader.add(page, "")).isFalse();
      reader.merge(week, List.of(page));
      // Of three visitors two may share a place by chance, so the count is not always 3.
      assertThat(writer.countTogether(List.of(page, week))).isEqualTo(reader.count(page));
    });
  }

  // what it costs

  @TestFactory
  Stream<DynamicTest> memory(RunningRedis redis) {
    return CrossClient.pairs(MemoryCost.class, redis, (writer, reader, given) -> {
      Map<String, Long> players = Map.of(given.word() + 1, 12_345L, given.word() + 2, 54_321L);
      for (MemoryCost.Structure structure : MemoryCost.Structure.values()) {
        String key = given.key("players");
        String same = given.key("players");
        writer.store(structure, key, players);
        reader.store(structure, same, players);
        List<String> keys = MemoryCost.keys(structure, key, players.keySet());
        List<String> others = MemoryCost.keys(structure, same, players.keySet());

        assertThat(reader.encoding(keys.get(0))).isEqualTo(writer.encoding(others.get(0)));
        assertThat(reader.bytes(keys)).isEqualTo(writer.bytes(keys));
      }
    });
  }
}
