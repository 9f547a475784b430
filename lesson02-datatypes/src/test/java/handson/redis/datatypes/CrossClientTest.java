package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.datatypes.AccountDirectory.Login;
import handson.redis.datatypes.CompactCounters.Change;
import handson.redis.kit.RunningRedis;
import handson.redis.testing.CrossClient;
import handson.redis.testing.SharedRedis;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedRedis.class)
final class CrossClientTest {
  @TestFactory
  Stream<DynamicTest> serviceDirectory(RunningRedis redis) {
    return CrossClient.pairs(ServiceDirectory.class, redis, (writer, reader, given) -> {
      Service service = new Service(9, "tcp", List.of("discard", given.text(), "null"));
      String prefix = given.key("services");
      String key = service.key(prefix);

      writer.load(prefix, List.of(service));
      assertThat(reader.names(key)).isEqualTo(service.names());
      assertThat(reader.officialName(key)).contains("discard");
      String alias = given.text();
      assertThat(writer.addAliasBefore(key, service.names().get(1), alias)).isTrue();
      assertThat(reader.position(key, alias)).hasValue(1);
      assertThat(reader.remove(key, alias)).isTrue();
      assertThat(writer.addAlias(key, alias)).isTrue();
      assertThat(reader.position(key, alias)).hasValue(3);
    });
  }

  @TestFactory
  Stream<DynamicTest> latestFeed(RunningRedis redis) {
    return CrossClient.pairs(LatestFeed.class, redis, (writer, reader, given) -> {
      String feed = given.key("feed");
      List<String> items = List.of(given.text(), "", given.text());

      writer.publishAll(feed, items, 10);
      assertThat(reader.latest(feed, 2)).containsExactly(items.get(2), items.get(1));
      reader.publish(feed, given.word(), 2);
      assertThat(writer.page(feed, 1, 5)).containsExactly(items.get(2));
    });
  }

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

  @TestFactory
  Stream<DynamicTest> tags(RunningRedis redis) {
    return CrossClient.pairs(TagIndex.class, redis, (writer, reader, given) -> {
      String index = given.key("index");
      String article = given.text();
      String tag = given.text();
      writer.replaceTags(index, article, Set.of("x", tag));
      reader.replaceTags(index, article, Set.of("y", tag));
      assertThat(writer.tags(index, article)).containsOnly("y", tag);
      assertThat(reader.withAll(index, List.of("y", tag))).containsExactly(article);
      assertThat(reader.hasTags(index, article, List.of("x", tag))).containsExactly(false, true);
      assertThat(reader.remove(index, article)).isTrue();
      assertThat(writer.withAny(index, List.of("x", "y", tag))).isEmpty();
    });
  }

  @TestFactory
  Stream<DynamicTest> favourites(RunningRedis redis) {
    return CrossClient.pairs(Favourites.class, redis, (writer, reader, given) -> {
      String fan = given.key("fan");
      String song = given.text();
      writer.like(fan, song);
      assertThat(reader.likes(fan, song)).isTrue();
      assertThat(reader.programme(fan, 3)).containsExactly(song, song, song);
      assertThat(reader.raffle(fan, 2)).containsExactly(song);
      assertThat(writer.likes(fan, song)).isFalse();
    });
  }

  @TestFactory
  Stream<DynamicTest> weeklyBoards(RunningRedis redis) {
    return CrossClient.pairs(WeeklyBoards.class, redis, (writer, reader, given) -> {
      String week = given.key("week");
      String season = given.key("season");
      String player = given.text();
      writer.add(week, player, 2.5);
      assertThat(reader.add(week, player, -0.25)).isEqualTo(2.25);
      writer.combine(season, Map.of(week, 2.0));
      assertThat(reader.top(season, 5)).containsExactly(new WeeklyBoards.Score(player, 4.5));
      assertThat(reader.between(season, 4.5, 9, 5)).hasSize(1);
    });
  }

  @TestFactory
  Stream<DynamicTest> leaderboard(RunningRedis redis) {
    return CrossClient.pairs(Leaderboard.class, redis, (writer, reader, given) -> {
      String board = given.key("board");
      String player = given.text();
      writer.add(board, "a", Leaderboard.MOST_POINTS);
      reader.add(board, player, 7);
      assertThat(writer.add(board, player, Leaderboard.MOST_POINTS - 7))
          .isEqualTo(Leaderboard.MOST_POINTS);
      List<Standing> both = List.of(
          new Standing(1, "a", Leaderboard.MOST_POINTS),
          new Standing(2, player, Leaderboard.MOST_POINTS));
      assertThat(reader.top(board, 5)).isEqualTo(both);
      assertThat(reader.neighbours(board, player, 1)).isEqualTo(both);
      assertThat(reader.trim(board, 1)).isEqualTo(1);
      assertThat(writer.rank(board, player)).isEmpty();
    });
  }

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
  Stream<DynamicTest> compactCounters(RunningRedis redis) {
    return CrossClient.pairs(CompactCounters.class, redis, (writer, reader, given) -> {
      String key = given.key("counters");
      int index = (int) given.number(2, 10_000);

      assertThat(writer.add(key, index, 300)).isEqualTo(255);
      assertThat(reader.addAll(key, List.of(new Change(0, 200), new Change(index, -5))))
          .containsExactly(200L, 250L);
      assertThat(writer.counts(key, List.of(index, 1, 0))).containsExactly(250L, 0L, 200L);
      assertThat(reader.bytes(key)).isEqualTo(index + 1);
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
