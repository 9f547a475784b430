package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.datatypes.AccountDirectory.Login;
import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.AtomicStep;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Crowd;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.HeldReplies;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import handson.redis.testing.Rival;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(AccountDirectory.class)
final class AccountDirectoryTest {
  // More than are allowed at once, by far enough to tell; and a last batch is left over.
  private static final int MANY = 723;
  private static final int CALLERS = 8;
  private static final Set<String> READS =
      Set.of("HGET", "HMGET", "HGETALL", "HVALS", "HKEYS", "HSCAN");
  private static final Set<String> LOOKS =
      Set.of("WATCH", "UNWATCH", "EXISTS", "TYPE", "HLEN", "TTL");

  private final AccountDirectory directory;
  private final Instances<AccountDirectory> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String prefix;

  AccountDirectoryTest(
      AccountDirectory directory,
      Instances<AccountDirectory> instances,
      Evidence evidence,
      Given given) {
    this.directory = directory;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.prefix = given.key("user") + ":";
  }

  @Criterion(
      order = 1,
      value = "load writes one hash a user, with the six fields of the account",
      why = "A field of a hash can be read and changed alone; a text is rewritten as a whole.",
      tryIt = "HSET user:ann name ann uid 1000 shell /bin/bash")
  void loadWritesOneHashAUser() {
    List<Account> accounts = List.of(
        account("ann"),
        new Account(given.word() + "2", 4_294_967_295L, -2, "", "/", ""),
        account("bob " + given.text()));

    directory.load(prefix, accounts);

    for (Account account : accounts) {
      String key = prefix + account.name();
      assertThat(redis.type(key)).as("TYPE %s", key).isEqualTo("hash");
      assertThat(redis.hgetAll(key)).as("HGETALL %s", key).isEqualTo(account.fields());
    }
    assertThat(redis.keys(given.namespace() + "*")).as("all keys").hasSameSizeAs(accounts);
  }

  @Criterion(
      order = 2,
      value = "find reads what stands in Redis; an account without fields is absent",
      why = "For a key that is not there HGETALL answers with an empty map, not with nil.",
      tryIt = "HGETALL user:never-seen")
  void findReadsRedis() {
    Account account = account("ann");
    directory.load(prefix, List.of(account));
    Account changed = new Account(
        account.name(), account.uid() + 1, account.gid(), "", account.home(), given.text());

    assertThat(directory.find(prefix, account.name())).as("find").contains(account);
    redis.hset(prefix + account.name(), changed.fields());
    redis.hset(prefix + account.name(), "phone", "added by another program");
    assertThat(directory.find(prefix, account.name()))
        .as("find after another program's HSET")
        .contains(changed);
    assertThat(directory.find(prefix, "nobody")).as("find of an absent user").isEmpty();
    assertThat(redis.exists(prefix + "nobody")).as("whether find created it").isFalse();
  }

  @Criterion(
      order = 3,
      value = "a hash that is no account is an IllegalStateException with its key",
      why = "Whoever reads the log must see which key is broken; a made-up uid 0 would be root.",
      tryIt = "HDEL user:ann uid")
  void whatIsNoAccountIsAnError() {
    for (String field : List.of("uid", "gid", "shell")) {
      Account account = account("broken" + field);
      String key = prefix + account.name();
      directory.load(prefix, List.of(account));
      redis.hdel(key, field);

      assertThatThrownBy(() -> directory.find(prefix, account.name()), "find without %s", field)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(key);
    }
    Account account = account("text");
    directory.load(prefix, List.of(account));
    redis.hset(prefix + account.name(), "uid", "zero");
    assertThatThrownBy(() -> directory.find(prefix, account.name()), "find with uid zero")
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(prefix + account.name());
  }

  @Criterion(
      order = 4,
      value = "loading again replaces an account as a whole",
      why = "HSET leaves the fields that it does not name, so what was taken away would stay.",
      tryIt = "HSET user:ann name ann")
  void loadingAgainReplaces() {
    Account before = account("ann");
    Account after = new Account(before.name(), 7, 8, given.text(), "", "/bin/sh");
    String key = prefix + before.name();
    directory.load(prefix, List.of(before));
    redis.hset(key, "phone", "from an older version");
    redis.expire(key, 1_000);

    directory.load(prefix, List.of(after));

    assertThat(redis.hgetAll(key)).as("HGETALL after the second load").isEqualTo(after.fields());
    assertThat(redis.ttl(key)).as("TTL after the second load (-1: none)").isEqualTo(-1);
    redis.del(key);
    redis.set(key, "no hash");
    assertThatCode(() -> directory.load(prefix, List.of(before)))
        .as("load over a key that holds a text")
        .doesNotThrowAnyException();
    assertThat(redis.hgetAll(key)).as("HGETALL of what was a text").isEqualTo(before.fields());
    directory.load(prefix, List.of(after, before));
    assertThat(redis.hgetAll(key)).as("of two with the same name").isEqualTo(before.fields());
  }

  @Criterion(
      order = 5,
      value = "logins answers for each name in its place, with a gap for what is not there",
      why = "The answers of HMGET carry no names: only their order tells whose and what they are.",
      tryIt = "HMGET user:ann home no-such-field shell")
  void loginsHaveGaps() {
    Account ann = account("ann");
    Account bob = new Account("bob", 1, 1, "", "", "");
    Account eve = account("eve");
    directory.load(prefix, List.of(eve, bob, ann));
    redis.hdel(prefix + eve.name(), "home");

    assertThat(directory.logins(
            prefix, List.of(bob.name(), "nobody", ann.name(), eve.name(), ann.name())))
        .as("logins")
        .containsExactly(
            new Login(bob.name(), Optional.of(""), Optional.of("")),
            new Login("nobody", Optional.empty(), Optional.empty()),
            login(ann),
            new Login(eve.name(), Optional.empty(), Optional.of(eve.shell())),
            login(ann));
    assertThat(redis.exists(prefix + "nobody")).as("whether logins created it").isFalse();
  }

  @Criterion(
      order = 6,
      value = "changeShell changes this field and nothing else",
      why = "Who writes the whole account back also writes back what others changed meanwhile.",
      tryIt = "HSET user:ann shell /bin/zsh")
  void changeShellChangesOneField() {
    Account account = account("ann");
    String key = prefix + account.name();
    directory.load(prefix, List.of(account));
    redis.hset(key, "phone", "added by another program");
    redis.expire(key, 1_000);
    Map<String, String> expected = new LinkedHashMap<>(redis.hgetAll(key));
    for (String shell : List.of(given.text(), "", "")) {
      expected.put("shell", shell);

      assertThat(directory.changeShell(prefix, account.name(), shell))
          .as("changeShell of an account that is there (HSET answers how many fields are new)")
          .isTrue();
      assertThat(redis.hgetAll(key)).as("HGETALL").isEqualTo(expected);
    }
    assertThat(redis.ttl(key)).as("TTL in seconds").isBetween(900L, 1_000L);
  }

  @Criterion(
      order = 7,
      value = "changeShell does not create an account",
      why = "HSET creates the hash that is missing: a user with nothing but a shell.",
      tryIt = "HSET user:never-seen shell /bin/zsh")
  void changeShellCreatesNothing() {
    directory.load(prefix, List.of(account("ann")));

    assertThat(directory.changeShell(prefix, "nobody", "/bin/sh"))
        .as("changeShell of an absent user")
        .isFalse();
    assertThat(redis.exists(prefix + "nobody")).as("whether it was created").isFalse();

    String half = prefix + "half";
    redis.hset(half, "name", "half");
    assertThat(directory.changeShell(prefix, "half", "/bin/sh"))
        .as("changeShell of an account that has no shell yet")
        .isTrue();
    assertThat(redis.hget(half, "shell")).as("HGET shell").isEqualTo("/bin/sh");
  }

  @Criterion(
      order = 8,
      value = "remove deletes the whole account and tells whether there was one",
      why = "What another program added to the hash belongs to the account too.",
      tryIt = "DEL user:ann")
  void removeDeletesTheWhole() throws Exception {
    Account account = account("ann");
    String key = prefix + account.name();
    directory.load(prefix, List.of(account));
    redis.hset(key, "phone", "added by another program");

    assertThat(directory.remove(prefix, account.name())).as("remove").isTrue();
    assertThat(redis.exists(key)).as("EXISTS after remove").isFalse();
    assertThat(directory.remove(prefix, account.name())).as("a second remove").isFalse();

    directory.load(prefix, List.of(account));
    assertThat(Rival.overtakes(
            redis, () -> redis.del(key), () -> directory.remove(prefix, account.name())))
        .as("remove, when another program removed the account just before")
        .isFalse();
  }

  @Criterion(
      order = 9,
      value = "nothing comes between looking for the account and changing its shell",
      why =
          "Between your EXISTS and your HSET another program can remove the account, and yours brings"
              + " a half one back.",
      tryIt = "HSET user:just-removed shell /bin/zsh")
  void nothingComesBetween() throws Exception {
    Account account = account("ann");
    String key = prefix + account.name();
    directory.load(prefix, List.of(account));

    boolean changed = Rival.overtakes(
        redis,
        () -> redis.hset(key, "home", "/moved"),
        () -> directory.changeShell(prefix, account.name(), "/bin/new"));
    assertThat(changed).as("changeShell, when another program changed the home").isTrue();
    assertThat(redis.hmget(key, "home", "shell"))
        .as("HMGET home shell")
        .containsExactly("/moved", "/bin/new");

    changed = Rival.overtakes(
        redis,
        () -> redis.del(key),
        () -> directory.changeShell(prefix, account.name(), "/bin/newer"));
    assertThat(redis.hgetAll(key))
        .as("HGETALL, when another program removed the account just before")
        .isEmpty();
    assertThat(changed).as("changeShell of an account that was just removed").isFalse();
  }

  @Criterion(
      order = 10,
      value = "load writes an account in one step",
      why = "A program that reads between DEL and HSET finds no account, and refuses the login.",
      tryIt = "MULTI")
  void loadWritesInOneStep() throws Exception {
    List<Account> accounts = accounts(20);
    directory.load(prefix, accounts);

    List<AtomicStep> steps =
        AtomicStep.of(evidence.received(() -> directory.load(prefix, accounts)));

    for (Account account : accounts) {
      String key = prefix + account.name();
      assertThat(steps.stream().filter(step -> writes(step, key)).toList())
          .as("steps that others can see, of those that write %s", key)
          .hasSize(1);
      assertThat(redis.hgetAll(key)).as("HGETALL %s", key).isEqualTo(account.fields());
    }
  }

  @Criterion(
      order = 11,
      value = "find reads an account at one moment",
      why =
          "Fields that are read one by one can be half of yesterday's account and half of today's.",
      tryIt = "HGETALL user:ann")
  void findReadsAtOneMoment() throws Exception {
    Account account = account("ann");
    String key = prefix + account.name();
    directory.load(prefix, List.of(account));

    List<AtomicStep> steps = AtomicStep.of(evidence.received(
        () -> assertThat(directory.find(prefix, account.name())).contains(account)));
    assertThat(steps.stream().filter(AccountDirectoryTest::reads).toList())
        .as("steps that read fields")
        .hasSize(1);

    AccountDirectory slow = instances.through(new Thief(key));
    assertThatCode(() -> slow.find(prefix, account.name()))
        .as("find, when the account is removed behind its first command")
        .doesNotThrowAnyException();
  }

  @Criterion(
      order = 12,
      value = "many accounts take few round trips: load one HSET each, logins one HMGET each",
      why =
          "Waiting for each answer makes the network the bottleneck; sending all at once fills the"
              + " memory of both sides.",
      tryIt = "HMGET user:ann home shell")
  void takesFewRoundTrips() throws Exception {
    List<Account> accounts = accounts(MANY);
    List<String> names = accounts.stream().map(Account::name).toList();
    List<List<Login>> answers = new ArrayList<>();

    for (Call call : List.of(
        new Call("load", some -> some.load(prefix, accounts)),
        new Call("logins", some -> answers.add(some.logins(prefix, names))))) {
      List<ReceivedCommand> received = evidence.received(() -> call.on().accept(directory));
      assertThat(received.stream().filter(command -> isOf(command, "HSET", "HMSET", "HMGET")))
          .as("HSET and HMGET of %s", call.name())
          .hasSizeLessThanOrEqualTo(MANY);
      assertThat(received)
          .as("commands of %s", call.name())
          .noneMatch(command -> isOf(command, "HGETALL", "HGET", "KEYS", "SCAN"));
      List<Integer> words = received.stream()
          .filter(command -> !command.isFromScript())
          .map(command -> command.arguments().size())
          .toList();
      int mostWords = most(words.stream().mapToInt(Integer::intValue).sum());
      assertThat(words)
          .as("words of each command of %s, for %d accounts", call.name(), MANY)
          .allMatch(count -> count <= mostWords);
      // A script for many accounts needs no pipeline.
      if (words.size() > MANY / 50) {
        int most = most(words.size());
        HeldReplies replies = new HeldReplies(100, most + 1);
        AccountDirectory held = instances.through(replies);
        evidence.unseen(() -> assertThat(replies.during(() -> call.on().accept(held)))
            .as("commands of %s on their way before the first answer", call.name())
            .isBetween(100, most));
      }
    }
    assertThat(answers)
        .as("logins of all %d", MANY)
        .allMatch(logins -> logins.equals(logins(accounts)));
  }

  @Criterion(
      order = 13,
      value = "an empty list sends nothing",
      why = "A round trip for nothing still costs one.",
      tryIt = "HMGET user:ann")
  void nothingSendsNothing() throws Exception {
    List<ReceivedCommand> received = evidence.received(() -> {
      directory.load(prefix, List.of());
      assertThat(directory.logins(prefix, List.of())).as("logins of nobody").isEmpty();
    });

    assertThat(received).as("commands").isEmpty();
  }

  @Criterion(
      order = 14,
      value = "callers at the same time get their own answers, and no connection is left open",
      why = "A transaction on a connection that others use too takes their commands with it.",
      tryIt = "CLIENT LIST")
  void callersGetTheirOwnAnswers() throws Exception {
    directory.load(prefix, List.of(account("warm")));
    directory.logins(prefix, List.of("nobody"));
    // The first crowd makes a pool open what it keeps, so that nobody waits for that to be closed.
    List<Boolean> right = new ArrayList<>(Crowd.of(CALLERS, this::isToldItsOwn));

    int left =
        evidence.connectionsLeftOpen(() -> right.addAll(Crowd.of(CALLERS, this::isToldItsOwn)));

    assertThat(right).as("whether each caller's answers are right").doesNotContain(false);
    // A pool keeps one for each of the callers.
    assertThat(left).as("connections left open by more than 100 calls").isLessThan(2 * CALLERS);
  }

  private boolean isToldItsOwn(int caller) {
    List<Account> mine = IntStream.range(0, 10)
        .mapToObj(i -> new Account(caller + "/" + i, caller, i, "", "/home/" + i, "/bin/" + i))
        .toList();
    boolean allRight = true;
    for (int round = 0; round < 3; round++) {
      directory.load(prefix, mine);
      allRight &= directory.logins(prefix, names(mine)).equals(logins(mine));
      allRight &= directory.find(prefix, mine.get(7).name()).equals(Optional.of(mine.get(7)));
      allRight &= directory.changeShell(prefix, mine.get(8).name(), "/bin/changed");
      allRight &= !directory.changeShell(prefix, "nobody" + caller, "/bin/changed");
      allRight &= directory.remove(prefix, mine.get(9).name());
    }
    return allRight;
  }

  /** Of what is sent for all, the share of the accounts that may be on their way, and a tenth more. */
  private static int most(int all) {
    return (int) (1.1 * all * AccountDirectory.MOST_AT_ONCE / MANY) + 10;
  }

  private static boolean writes(AtomicStep step, String key) {
    return step.commands().stream()
        .filter(command -> !LOOKS.contains(command.name()) && !READS.contains(command.name()))
        .anyMatch(command -> command.arguments().contains(key));
  }

  private static boolean reads(AtomicStep step) {
    return step.commands().stream().anyMatch(command -> READS.contains(command.name()));
  }

  private static boolean isOf(ReceivedCommand command, String... names) {
    return List.of(names).contains(command.name());
  }

  private Account account(String name) {
    return new Account(
        name + given.number(0, 999),
        given.number(0, 65_535),
        given.number(65_536, 4_294_967_295L),
        given.text(),
        "/home/" + given.word(),
        "/bin/" + given.word());
  }

  private List<Account> accounts(int count) {
    return IntStream.range(0, count).mapToObj(i -> account(i + "/")).toList();
  }

  private static List<String> names(List<Account> accounts) {
    return accounts.stream().map(Account::name).toList();
  }

  private static List<Login> logins(List<Account> accounts) {
    return accounts.stream().map(AccountDirectoryTest::login).toList();
  }

  private static Login login(Account account) {
    return new Login(account.name(), Optional.of(account.home()), Optional.of(account.shell()));
  }

  /** A method of the directory. */
  private record Call(String name, Consumer<AccountDirectory> on) {}

  /** Removes a key as soon as the implementation has sent one command. */
  private final class Thief implements Middleman {
    private final String key;
    private boolean first = true;

    Thief(String key) {
      this.key = key;
    }

    @Override
    public synchronized List<String> command(List<String> command) {
      if (!new ReceivedCommand("", command).isHandshake()) {
        if (!first) {
          redis.del(key);
        }
        first = false;
      }
      return command;
    }
  }
}
