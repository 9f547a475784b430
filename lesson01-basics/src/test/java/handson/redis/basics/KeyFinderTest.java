package handson.redis.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import handson.redis.kit.ReceivedCommand;
import handson.redis.testing.ContractTest;
import handson.redis.testing.Criterion;
import handson.redis.testing.Evidence;
import handson.redis.testing.Given;
import handson.redis.testing.Instances;
import handson.redis.testing.Middleman;
import handson.redis.testing.RepeatingScan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(KeyFinder.class)
final class KeyFinderTest {
  // More than a page holds, whoever makes it.
  private static final int MANY = 1_500;
  private static final int OTHERS = 5_000;

  private final KeyFinder finder;
  private final Instances<KeyFinder> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String prefix;

  KeyFinderTest(KeyFinder finder, Instances<KeyFinder> instances, Evidence evidence, Given given) {
    this.finder = finder;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.prefix = given.key("user") + ":";
  }

  @Criterion(
      order = 1,
      value = "find returns the keys that start with the prefix, sorted, and no other",
      why =
          "Keys of the same kind share a prefix; it is all that Redis knows of what belongs together.",
      tryIt = "SCAN 0 MATCH \"user:*\" COUNT 500")
  void findsByPrefix() {
    assertThat(finder.find(prefix)).as("with no such key").isEmpty();

    // A dictionary puts b before C and é before f; the natural order of strings does not.
    List<String> keys = Stream.of(
            "", "C", "a", "b", "é", "f", "日本", "🐉", given.word() + " " + given.word())
        .map(name -> prefix + name)
        .toList();
    keys.forEach(key -> redis.set(key, "1"));
    redis.lpush(prefix + "list", "1");
    redis.hset(prefix + "hash", "field", "1");
    redis.set(prefix.substring(0, prefix.length() - 1), "shorter");
    redis.set(given.key("backup") + ":" + prefix, "in the middle");

    TreeSet<String> expected = new TreeSet<>(keys);
    expected.addAll(List.of(prefix + "list", prefix + "hash"));
    assertThat(finder.find(prefix))
        .as("keys that start with %s", prefix)
        .containsExactlyElementsOf(expected);
  }

  @Criterion(
      order = 2,
      value = "find sees all pages, the empty ones in between too",
      why = "A page says nothing about the next one; only the cursor 0 says that the walk is over.",
      tryIt = "SCAN 0 COUNT 2")
  void findSeesAllPages() throws Exception {
    Set<String> many = write(prefix, MANY);
    write(given.key("other") + ":", OTHERS);
    // Each is somewhere else; that nobody passes an empty page is a matter of one in thousands.
    for (int i = 0; i < 3; i++) {
      String rare = given.key("rare") + ":";
      Set<String> few = write(rare, 3);
      assertThat(finder.find(rare)).as("3 keys among many").containsExactlyElementsOf(few);
    }
    List<String> found = finder.find(prefix);
    assertThat(found.size()).as("number of keys found").isEqualTo(MANY);
    assertThat(found.equals(List.copyOf(many)))
        .as("whether they are the right ones")
        .isTrue();
  }

  @Criterion(
      order = 3,
      value = "an empty prefix finds all keys",
      why = "Every key starts with nothing.",
      tryIt = "SCAN 0 COUNT 500")
  void anEmptyPrefixFindsAll() throws Exception {
    Set<String> keys = write(prefix, 200);

    List<String> found = finder.find("");

    assertThat(found.size()).as("number of keys").isEqualTo((int) redis.dbSize());
    assertThat(found.containsAll(keys)).as("whether they are the right ones").isTrue();
  }

  @Criterion(
      order = 4,
      value = "* ? [ ] ^ - \\ in a prefix mean themselves",
      why = "A user who calls himself * would otherwise see the keys of all.",
      tryIt = "SCAN 0 MATCH \"user:\\\\*:*\"")
  void globCharactersAreText() {
    for (Glob glob : globs()) {
      redis.set(glob.mine(), "1");
      redis.set(glob.notMine(), "1");
      assertThat(finder.find(glob.prefix()))
          .as("keys that start with %s", glob.prefix())
          .containsExactly(glob.mine());
      redis.unlink(glob.mine(), glob.notMine());
    }
  }

  @Criterion(
      order = 5,
      value = "find walks in pages of 100 to 1,000 keys and never sends KEYS",
      why =
          "While Redis answers KEYS, or makes one huge page, it serves nobody else; with pages of 10"
              + " the round trips add up.",
      tryIt = "SCAN 0 MATCH \"user:*\" COUNT 500")
  void findWalksInPages() throws Exception {
    write(prefix, 100);
    write(given.key("other") + ":", OTHERS);
    int all = (int) redis.dbSize();

    List<ReceivedCommand> received = evidence.received(() -> finder.find(prefix));

    assertThat(received).extracting(ReceivedCommand::name).as("commands").doesNotContain("KEYS");
    // What a script does is one step for all others, so its commands count as one.
    assertThat(received.stream().filter(command -> !command.isFromScript()).count())
        .as("commands to walk past %d keys", all)
        .isBetween(all / 2_000L + 1, all / 50L);
  }

  @Criterion(
      order = 6,
      value = "each key stands once, although SCAN returned a page twice",
      why = "When Redis resizes its table of keys during the walk, SCAN may return a key again.",
      tryIt = "SCAN 0 COUNT 500")
  void eachKeyStandsOnce() throws Exception {
    Set<String> expected = write(prefix, MANY);

    List<String> found = instances.through(new RepeatingScan()).find(prefix);

    assertThat(found.size()).as("number of keys found").isEqualTo(MANY);
    assertThat(found.equals(List.copyOf(expected)))
        .as("whether they are the right ones")
        .isTrue();
  }

  @Criterion(
      order = 7,
      value = "delete removes the keys that start with the prefix and no other",
      why = "What is deleted by mistake does not come back.",
      tryIt = "UNLINK user:1 user:2")
  void deletesNothingElse() throws Exception {
    write(prefix, 3);
    redis.rpush(prefix + "list", "a", "b");
    String other = given.key("other") + ":" + prefix;
    redis.set(other, "1");

    assertThat(finder.delete(prefix)).as("number of keys removed").isEqualTo(4);
    assertThat(finder.delete(prefix)).as("removed by a second call").isZero();
    assertThat(redis.exists(other)).as("whether another key is still there").isTrue();
    for (Glob glob : globs()) {
      redis.set(glob.mine(), "1");
      redis.set(glob.notMine(), "1");
      assertThat(finder.delete(glob.prefix()))
          .as("removed by %s", glob.prefix())
          .isEqualTo(1);
      assertThat(redis.exists(glob.notMine()))
          .as("whether %s survived delete(%s)", glob.notMine(), glob.prefix())
          .isTrue();
      redis.unlink(glob.notMine());
    }
  }

  @Criterion(
      order = 8,
      value = "delete refuses an empty prefix",
      why = "A variable that was never set would empty the whole database.",
      tryIt = "SCAN 0 MATCH \"*\" COUNT 500")
  void deleteRefusesAnEmptyPrefix() {
    KeyFinder harmless = instances.through(new OnlyScan());

    assertThatThrownBy(() -> harmless.delete(""))
        .as("delete of an empty prefix")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Criterion(
      order = 9,
      value = "delete takes many keys a command, at most 1,000, and uses UNLINK",
      why =
          "One by one costs a round trip each; all in one, or DEL on large values, keeps the others"
              + " waiting.",
      tryIt = "UNLINK user:1 user:2 user:3")
  void deletesInBatches() throws Exception {
    int many = 2_500;
    int others = 500;
    write(prefix, many);
    write(given.key("other") + ":", others);
    AtomicLong removed = new AtomicLong();
    List<ReceivedCommand> received = new ArrayList<>();

    long reads = evidence.reads(
        () -> received.addAll(evidence.received(() -> removed.set(finder.delete(prefix)))));

    assertThat(removed).as("number of keys removed").hasValue(many);
    assertThat(redis.dbSize()).as("keys that stay").isBetween((long) others, others + 10L);
    assertThat(received).extracting(ReceivedCommand::name).as("commands").doesNotContain("DEL");
    assertThat(received)
        .extracting(command -> command.arguments().size())
        .as("words of each command")
        // A page may hold a few keys more than its COUNT.
        .allMatch(words -> words < 2_000);
    assertThat(reads).as("times that Redis read from a client").isLessThan(many / 10);
  }

  @Criterion(
      order = 10,
      value = "delete counts what it removed, not what it found",
      why = "Between your SCAN and your UNLINK somebody else can delete a key or let it expire.",
      tryIt = "UNLINK not-there-any-more")
  void countsWhatItRemoved() throws Exception {
    write(prefix, MANY);
    Thief thief = new Thief();

    long removed = instances.through(thief).delete(prefix);

    assertThat(removed)
        .as("removed, when somebody else took %d of %d", thief.taken.get(), MANY)
        .isEqualTo(MANY - thief.taken.get());
    assertThat(finder.find(prefix)).as("keys left").isEmpty();
  }

  @Criterion(
      order = 11,
      value = "no call leaves a connection open",
      why = "Redis serves 10,000 clients; a connection left open by each call ends that one day.",
      tryIt = "CLIENT LIST")
  void leavesNoConnectionOpen() throws Exception {
    write(prefix, 10);
    finder.find(prefix);
    finder.delete(prefix);

    int left = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < 20; i++) {
        finder.find(prefix);
        finder.delete(prefix);
      }
    });

    assertThat(left).as("connections left open by 40 calls").isLessThan(10);
  }

  private Set<String> write(String prefix, int count) throws Exception {
    evidence.fill(prefix, count);
    return IntStream.range(0, count)
        .mapToObj(i -> prefix + i)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Glob> globs() {
    return List.of(
        glob("a*b", "axxb"),
        glob("a?b", "axb"),
        glob("a[xy]b", "axb"),
        glob("a[^x]b", "ayb"),
        glob("a[x-z]b", "ayb"),
        glob("a[", "a"),
        glob("a\\b", "ab"),
        glob("a\\", "a*"),
        glob("a\\*", "a\\x"),
        glob("*", "x"));
  }

  private Glob glob(String name, String taken) {
    return new Glob(prefix + name, prefix + name + ":1", prefix + taken + ":1");
  }

  /** A prefix, a key that starts with it, and a key that it would match as a pattern. */
  private record Glob(String prefix, String mine, String notMine) {}

  /** Lets no command through that could delete: a wrong answer must not cost anybody's keys. */
  private static final class OnlyScan implements Middleman {
    @Override
    public List<String> command(List<String> command) {
      ReceivedCommand seen = new ReceivedCommand("", command);
      return seen.isHandshake() || seen.name().equals("SCAN") ? command : List.of("PING");
    }
  }

  /** Takes a key away that is just about to be removed. */
  private final class Thief implements Middleman {
    private final AtomicLong taken = new AtomicLong();

    @Override
    public List<String> command(List<String> command) {
      ReceivedCommand seen = new ReceivedCommand("", command);
      if (Set.of("UNLINK", "DEL").contains(seen.name())) {
        byte[] key = command.get(1).getBytes(StandardCharsets.ISO_8859_1);
        taken.addAndGet(redis.unlink(key));
      }
      return command;
    }
  }
}
