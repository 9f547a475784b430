package handson.redis.datatypes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import handson.redis.testing.Rival;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(DailyActives.class)
final class DailyActivesTest {
  private static final int CALLERS = 8;
  private static final Pattern SENT = Pattern.compile("total_net_output_bytes:(\\d+)");
  // What a step may do with an intermediate result so that it does not stay.
  private static final Set<String> ENDS =
      Set.of("DEL", "UNLINK", "GETDEL", "EXPIRE", "PEXPIRE", "GETEX");

  private final DailyActives actives;
  private final Instances<DailyActives> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String site;
  private final LocalDate day;

  DailyActivesTest(
      DailyActives actives, Instances<DailyActives> instances, Evidence evidence, Given given) {
    this.actives = actives;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.site = given.key("site");
    this.day = LocalDate.of(2026, 3, 1).plusDays(given.number(0, 200));
  }

  @Criterion(
      order = 1,
      value = "visit sets the user's bit in the key of that day, and no other",
      why = "Other programs find the day by its key, and each user has one bit of it.",
      tryIt = "SETBIT site:2026-03-01 7 1")
  void visitSetsTheBit() {
    long user = given.number(10, 5_000);
    // A pattern with YYYY for the year names this day one year too late.
    LocalDate newYearsEve = LocalDate.of(2024, 12, 31);

    actives.visit(site, newYearsEve, user);
    actives.visit(site, day, user + 3);

    assertThat(redis.keys(given.namespace() + "*"))
        .as("keys")
        .containsExactlyInAnyOrder(site + ":2024-12-31", key(day));
    assertThat(redis.type(key(day))).as("TYPE").isEqualTo("string");
    assertThat(redis.getbit(site + ":2024-12-31", user))
        .as("GETBIT %s:2024-12-31 %d", site, user)
        .isTrue();
    assertThat(redis.getbit(key(day), user + 3))
        .as("GETBIT %s %d", key(day), user + 3)
        .isTrue();
    assertThat(redis.bitcount(key(day))).as("BITCOUNT %s", key(day)).isEqualTo(1);
  }

  @Criterion(
      order = 2,
      value = "wasActive reads the bit, and creates no key",
      why = "Other programs note visits too, so an answer from your own memory is old.",
      tryIt = "GETBIT site:2026-03-01 7")
  void wasActiveReadsTheBit() {
    long user = given.number(10, 5_000);
    assertThat(actives.wasActive(site, day, user)).as("on a day without visits").isFalse();
    assertThat(redis.exists(key(day))).as("whether asking created the key").isFalse();

    redis.setbit(key(day), user, true);

    assertThat(actives.wasActive(site, day, user)).as("after another's SETBIT").isTrue();
    assertThat(actives.wasActive(site, day, user + 1)).as("the next user").isFalse();
    assertThat(actives.wasActive(site, day, user + 100_000))
        .as("a user beyond the end")
        .isFalse();
    assertThat(actives.wasActive(site, day.plusDays(1), user))
        .as("the next day")
        .isFalse();
  }

  @Criterion(
      order = 3,
      value = "visit tells the first visit of the day from the others",
      why = "Who is welcomed once a day must not be welcomed on every page.",
      tryIt = "SETBIT site:2026-03-01 7 1")
  void visitTellsTheFirst() {
    long user = given.number(10, 5_000);

    assertThat(actives.visit(site, day, user)).as("the first visit").isTrue();
    assertThat(actives.visit(site, day, user)).as("the second visit").isFalse();
    assertThat(actives.visit(site, day, user + 1)).as("the next user's first").isTrue();
    assertThat(actives.visit(site, day.plusDays(1), user)).as("on the next day").isTrue();
    assertThat(actives.wasActive(site, day, user))
        .as("wasActive after two visits")
        .isTrue();
  }

  @Criterion(
      order = 4,
      value = "of eight visits at once exactly one is the first",
      why = "Between a GETBIT and a SETBIT another server of yours notes the same user.",
      tryIt = "SETBIT site:2026-03-01 7 1")
  void exactlyOneVisitIsTheFirst() throws Exception {
    long late = given.number(2_000, 3_000);
    boolean isFirst = Rival.overtakes(
        redis, () -> redis.setbit(key(day), late, true), () -> actives.visit(site, day, late));
    assertThat(isFirst)
        .as("whether a visit was the first, when another program noted the same just before it")
        .isFalse();

    int users = 60;

    // Half of the visits arrive at other programs, which no lock in this JVM keeps waiting.
    List<List<Boolean>> firsts = Crowd.of(CALLERS, caller -> {
      List<Boolean> first = new ArrayList<>();
      for (int user = 0; user < users; user++) {
        first.add(
            caller % 2 == 0 ? actives.visit(site, day, user) : !redis.setbit(key(day), user, true));
      }
      return first;
    });

    for (int user = 0; user < users; user++) {
      int number = user;
      assertThat(firsts.stream().filter(first -> first.get(number)).count())
          .as("how many of %d visits of user %d were the first", CALLERS, user)
          .isEqualTo(1);
    }
  }

  @Criterion(
      order = 5,
      value = "count and bytes tell the visitors of a day and the size of its bitmap",
      why = "A bitmap costs what its highest number needs, however few users there are.",
      tryIt = "BITCOUNT site:2026-03-01")
  void countAndBytes() {
    assertThat(actives.count(site, day)).as("count of a day without visits").isZero();
    assertThat(actives.bytes(site, day)).as("bytes of a day without visits").isZero();
    assertThat(redis.exists(key(day))).as("whether asking created the key").isFalse();
    Set<Long> users = users(40, 1_000);
    note(day, users);
    long highest = given.number(2_000, 90_000);

    assertThat(actives.count(site, day)).as("count").isEqualTo(users.size());
    actives.visit(site, day, highest);

    assertThat(actives.count(site, day)).as("count with one more").isEqualTo(users.size() + 1);
    assertThat(actives.bytes(site, day))
        .as("bytes up to user %d", highest)
        .isEqualTo(highest / 8 + 1);
  }

  @Criterion(
      order = 6,
      value = "countOnAll and countOnAny combine days, and leave them as they are",
      why = "Who came on two days counts once among all, and on both.",
      tryIt = "BITOP AND both site:2026-03-01 site:2026-03-02")
  void combinesDays() {
    Set<Long> monday = users(300, 2_000);
    Set<Long> tuesday = users(400, 3_000);
    Set<Long> wednesday = users(200, 1_000);
    note(day, monday);
    note(day.plusDays(1), tuesday);
    note(day.plusDays(2), wednesday);
    LocalDate empty = day.plusDays(3);
    List<LocalDate> three = List.of(day, day.plusDays(1), day.plusDays(2));

    assertThat(actives.countOnAll(site, three))
        .as("on all of three days")
        .isEqualTo(all(monday, tuesday, wednesday).size());
    assertThat(actives.countOnAny(site, three))
        .as("on any of three days")
        .isEqualTo(any(monday, tuesday, wednesday).size());
    assertThat(actives.countOnAll(site, List.of(day, day)))
        .as("on all of one day, named twice")
        .isEqualTo(monday.size());
    assertThat(actives.countOnAny(site, List.of(day)))
        .as("on any of one day")
        .isEqualTo(monday.size());
    assertThat(actives.countOnAll(site, List.of(day, empty)))
        .as("on all of two days, one of them without visits")
        .isZero();
    assertThat(actives.countOnAny(site, List.of(empty, day)))
        .as("on any of two days, one of them without visits")
        .isEqualTo(monday.size());
    assertThat(actives.countOnAny(site, List.of(empty)))
        .as("on any of no visits")
        .isZero();
    assertThat(redis.bitcount(key(day))).as("the first day's visits").isEqualTo(monday.size());
    assertThat(redis.bitcount(key(day.plusDays(1))))
        .as("the second day's visits")
        .isEqualTo(tuesday.size());
  }

  @Criterion(
      order = 7,
      value = "usersOnAll names them, ascending",
      why = "Redis counts bits from the highest of a byte, and Java's BitSet from the lowest.",
      tryIt = "GETRANGE site:2026-03-01 0 0")
  void usersOnAllNamesThem() {
    Set<Long> monday = users(500, 1_000);
    Set<Long> tuesday = users(500, 1_200);
    monday.addAll(List.of(0L, 7L, 1_207L));
    tuesday.addAll(List.of(0L, 7L, 1_207L));
    note(day, monday);
    note(day.plusDays(1), tuesday);

    assertThat(actives.usersOnAll(site, List.of(day, day.plusDays(1))))
        .as("users on both days")
        .containsExactlyElementsOf(all(monday, tuesday));
    assertThat(actives.usersOnAll(site, List.of(day)))
        .as("users of one day")
        .containsExactlyElementsOf(monday);
    assertThat(actives.usersOnAll(site, List.of(day, day.plusDays(2))))
        .as("users on a day without visits too")
        .isEmpty();
  }

  @Criterion(
      order = 8,
      value = "user numbers go from 0 to 4,294,967,295, and no days are refused",
      why = "An int ends in the middle of the range, and a negative number is a bug of the caller.",
      tryIt = "GETBIT site:2026-03-01 4294967295")
  void numbersHave32Bits() throws Exception {
    FarOffset far = new FarOffset();

    // To set it would take 512 MB: a middleman turns the number into a small one.
    DailyActives through = instances.through(far);
    assertThatCode(() -> through.visit(site, day, DailyActives.HIGHEST_USER))
        .as("visit of the highest user")
        .doesNotThrowAnyException();
    assertThat(far.seen).as("whether Redis was asked for the highest bit").isTrue();
    assertThatCode(() -> actives.wasActive(site, day, DailyActives.HIGHEST_USER))
        .as("wasActive of the highest user")
        .doesNotThrowAnyException();

    List<ReceivedCommand> received = evidence.received(() -> {
      for (long user : List.of(-1L, DailyActives.HIGHEST_USER + 1, Long.MIN_VALUE)) {
        assertThatThrownBy(() -> actives.visit(site, day, user), "visit of %d", user)
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> actives.wasActive(site, day, user), "wasActive of %d", user)
            .isInstanceOf(IllegalArgumentException.class);
      }
      for (Consumer<List<LocalDate>> call : forSeveralDays()) {
        assertThatThrownBy(() -> call.accept(List.of()), "for no days")
            .isInstanceOf(IllegalArgumentException.class);
      }
    });
    assertThat(received).as("commands for what is refused").isEmpty();
  }

  @Criterion(
      order = 9,
      value = "a key that holds no string is an IllegalStateException with its name",
      why = "A transaction goes on after an error, and a broken key would count as nobody.",
      tryIt = "BITCOUNT a-list")
  void anotherTypeIsAnError() {
    note(day, Set.of(1L, 2L));
    LocalDate broken = day.plusDays(1);
    redis.lpush(key(broken), "no bitmap");
    List<LocalDate> both = List.of(day, broken);

    List<Runnable> calls = new ArrayList<>(List.of(
        () -> actives.visit(site, broken, 1),
        () -> actives.wasActive(site, broken, 1),
        () -> actives.count(site, broken),
        () -> actives.bytes(site, broken)));
    forSeveralDays().forEach(call -> calls.add(() -> call.accept(both)));
    for (Runnable call : calls) {
      assertThatThrownBy(call::run, "with a list")
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(key(broken));
    }
    assertThat(redis.keys(given.namespace() + "*"))
        .as("keys after the errors")
        .containsExactlyInAnyOrder(key(day), key(broken));
  }

  @Criterion(
      order = 10,
      value = "an intermediate result is made and deleted in one step",
      why = "If your program dies between BITOP and DEL, the result stays for ever.",
      tryIt = "BITOP AND both site:2026-03-01 site:2026-03-02")
  void leavesNothingBehind() throws Exception {
    note(day, users(50, 500));
    note(day.plusDays(1), users(50, 500));
    List<LocalDate> days = List.of(day, day.plusDays(1));

    for (Consumer<List<LocalDate>> call : forSeveralDays()) {
      List<ReceivedCommand> received = evidence.received(() -> call.accept(days));

      assertThat(redis.keys("*").stream().filter(key -> key.contains(site)))
          .as("keys after the call")
          .containsExactlyInAnyOrder(key(day), key(day.plusDays(1)));
      for (AtomicStep step : AtomicStep.of(received)) {
        for (String result : resultsOf(step.commands())) {
          assertThat(step.commands())
              .as("commands of the step that makes %s, one of which must end it", result)
              .anyMatch(command ->
                  ENDS.contains(command.name()) && command.arguments().contains(result));
        }
      }
    }
  }

  @Criterion(
      order = 11,
      value = "an intermediate result overwrites nobody's key",
      why = "BITOP replaces what its target holds, and the DEL after it takes the rest.",
      tryIt = "BITOP OR any site:2026-03-01 site:2026-03-02")
  void overwritesNobodysKey() throws Exception {
    note(day, users(50, 500));
    note(day.plusDays(1), users(50, 500));
    List<LocalDate> days = List.of(day, day.plusDays(1));
    for (Consumer<List<LocalDate>> call : forSeveralDays()) {
      for (String result : resultsOf(evidence.received(() -> call.accept(days)))) {
        assertThat(result).as("name of an intermediate result").startsWith(site + ":");
        redis.set(result, "somebody's");

        call.accept(days);

        assertThat(redis.get(result))
            .as("what another program had written to %s before the next call", result)
            .isEqualTo("somebody's");
        redis.del(result);
      }
    }
  }

  @Criterion(
      order = 12,
      value = "days are combined in the server: a number leaves it, or one bitmap",
      why = "A month of ten million users is 37 MB, of which a count is eight bytes.",
      tryIt = "BITCOUNT site:2026-03-01")
  void combinesInTheServer() {
    List<LocalDate> days = new ArrayList<>();
    long size = 200_000;
    for (int i = 0; i < 4; i++) {
      days.add(day.plusDays(i));
      redis.setbit(key(days.get(i)), 3, true);
      redis.setbit(key(days.get(i)), 8 * size, true);
    }

    assertThat(sentDuring(() -> actives.countOnAll(site, days)))
        .as("bytes that Redis sent for countOnAll of four bitmaps with %d bytes each", size)
        .isLessThan(size / 2);
    assertThat(sentDuring(() -> actives.countOnAny(site, days)))
        .as("bytes that Redis sent for countOnAny of four bitmaps with %d bytes each", size)
        .isLessThan(size / 2);
    assertThat(sentDuring(() -> actives.usersOnAll(site, days)))
        .as("bytes that Redis sent for usersOnAll of four bitmaps with %d bytes each", size)
        .isLessThan(2 * size);
  }

  @Criterion(
      order = 13,
      value = "callers at the same time get their own answers, and no connection stays open",
      why = "A transaction on a connection that others use takes their commands in.",
      tryIt = "CLIENT LIST")
  void everyCallerGetsItsOwn() throws Exception {
    actives.countOnAll(site, List.of(day));
    // The first crowd makes a pool open what it keeps, so that nobody waits for that to be closed.
    Crowd.of(CALLERS, caller -> usersCome(caller, 1, 4));

    int left =
        evidence.connectionsLeftOpen(() -> Crowd.of(CALLERS, caller -> usersCome(caller, 5, 10)));

    assertThat(left).as("connections left open by %d calls", CALLERS * 36).isLessThan(20);
  }

  private Void usersCome(int caller, long first, long last) {
    LocalDate own = day.plusYears(caller);
    List<LocalDate> days = List.of(own, own.plusDays(1));
    for (long user = first; user <= last; user++) {
      actives.visit(site, own, 2 * user + caller);
      actives.visit(site, own.plusDays(1), 2 * user + caller);
      actives.visit(site, own.plusDays(1), 2 * user + caller + 1);
      assertThat(actives.countOnAll(site, days)).as("countOnAll").isEqualTo(user);
      assertThat(actives.countOnAny(site, days)).as("countOnAny").isEqualTo(2 * user);
      assertThat(actives.usersOnAll(site, days)).as("usersOnAll").hasSize((int) user);
    }
    return null;
  }

  private List<Consumer<List<LocalDate>>> forSeveralDays() {
    return List.of(
        days -> actives.countOnAll(site, days),
        days -> actives.countOnAny(site, days),
        days -> actives.usersOnAll(site, days));
  }

  private String key(LocalDate date) {
    return site + ":" + date;
  }

  /** What a SETBIT for each user leaves in a day without visits. */
  private void note(LocalDate date, Set<Long> users) {
    byte[] bitmap = new byte[(int) (Collections.max(users) / 8) + 1];
    users.forEach(user -> bitmap[(int) (user / 8)] |= (byte) (0x80 >> user % 8));
    redis.set(key(date).getBytes(UTF_8), bitmap);
  }

  private Set<Long> users(int count, int below) {
    Set<Long> users = new TreeSet<>();
    while (users.size() < count) {
      users.add(given.number(0, below - 1));
    }
    return users;
  }

  @SafeVarargs
  private static Set<Long> all(Set<Long> first, Set<Long>... others) {
    Set<Long> all = new TreeSet<>(first);
    for (Set<Long> other : others) {
      all.retainAll(other);
    }
    return all;
  }

  @SafeVarargs
  private static Set<Long> any(Set<Long> first, Set<Long>... others) {
    Set<Long> any = new TreeSet<>(first);
    for (Set<Long> other : others) {
      any.addAll(other);
    }
    return any;
  }

  /** The keys that BITOP wrote. */
  private static Set<String> resultsOf(List<ReceivedCommand> commands) {
    Set<String> results = new TreeSet<>();
    commands.stream()
        .filter(command -> command.name().equals("BITOP"))
        .forEach(command -> results.add(command.arguments().get(2)));
    return results;
  }

  private long sentDuring(Runnable action) {
    long before = sent();
    action.run();
    return sent() - before;
  }

  private long sent() {
    Matcher line = SENT.matcher(redis.info("stats"));
    assertThat(line.find()).as("INFO stats with total_net_output_bytes").isTrue();
    return Long.parseLong(line.group(1));
  }

  /** Puts a small number into the place of the highest one. */
  private static final class FarOffset implements Middleman {
    private volatile boolean seen;

    @Override
    public List<String> command(List<String> command) {
      String far = Long.toString(DailyActives.HIGHEST_USER);
      if (!command.contains(far)) {
        return command;
      }
      seen = true;
      return command.stream().map(word -> word.equals(far) ? "7" : word).toList();
    }
  }
}
