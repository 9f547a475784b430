package handson.redis.datatypes;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(TagIndex.class)
final class TagIndexTest {
  private static final int MANY = 2_000;
  private static final int WRITERS = 4;
  private static final int CHANGES = 10;
  private static final Set<String> WRITES = Set.of(
      "SADD",
      "SREM",
      "SPOP",
      "SMOVE",
      "SUNIONSTORE",
      "SINTERSTORE",
      "SDIFFSTORE",
      "DEL",
      "UNLINK",
      "RENAME",
      "COPY",
      "RESTORE");

  private final TagIndex tagIndex;
  private final Instances<TagIndex> instances;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final String index;
  private final String article;

  TagIndexTest(TagIndex tagIndex, Instances<TagIndex> instances, Evidence evidence, Given given) {
    this.tagIndex = tagIndex;
    this.instances = instances;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.index = given.key("index");
    this.article = given.word() + given.number(1, 99);
  }

  @Criterion(
      order = 1,
      value = "replaceTags writes the article's tags and each tag's articles, as sets",
      why = "Only what is kept both ways answers both questions without a search.",
      tryIt = "SADD blog:article:7 redis java")
  void replaceTagsWritesBothWays() {
    Set<String> tags = words(4);

    tagIndex.replaceTags(index, article, tags);

    assertThat(redis.type(articleKey(article))).as("TYPE of the article's tags").isEqualTo("set");
    assertThat(members(articleKey(article))).as("the article's tags").isEqualTo(tags);
    for (String tag : tags) {
      assertThat(members(tagKey(tag))).as("articles of %s", tag).containsExactly(article);
    }
    tagIndex.replaceTags(index, article + "b", tags);
    for (String tag : tags) {
      assertThat(members(tagKey(tag)))
          .as("articles of %s, with a second article", tag)
          .containsExactlyInAnyOrder(article, article + "b");
    }
  }

  @Criterion(
      order = 2,
      value = "tags reads what stands in Redis, nothing for an unknown article",
      why = "Other programs tag articles too.",
      tryIt = "SMEMBERS blog:article:7")
  void tagsReadsRedis() {
    Set<String> tags = words(3);
    tag(article, tags);

    assertThat(tagIndex.tags(index, article)).as("tags").isEqualTo(tags);
    assertThat(tagIndex.tags(index, "unknown")).as("tags of an unknown article").isEmpty();
    assertThat(redis.exists(articleKey("unknown")))
        .as("whether reading made a key")
        .isFalse();
  }

  @Criterion(
      order = 3,
      value = "replaceTags takes the old tags away, on both sides",
      why = "A tag that still knows the article brings it up in every search, for ever.",
      tryIt = "SREM blog:tag:java 7")
  void replaceTakesTheOldTagsAway() {
    List<String> words = List.copyOf(words(5));
    tag("other", Set.of(words.get(0)));
    tag(article, Set.copyOf(words.subList(0, 3)));

    tagIndex.replaceTags(index, article, Set.copyOf(words.subList(2, 5)));

    assertThat(members(articleKey(article)))
        .as("the article's tags")
        .containsExactlyInAnyOrderElementsOf(words.subList(2, 5));
    assertThat(members(tagKey(words.get(0))))
        .as("articles of a tag that another article has too")
        .containsExactly("other");
    assertThat(redis.exists(tagKey(words.get(1))))
        .as("EXISTS of a tag that none has")
        .isFalse();
    for (String kept : words.subList(2, 5)) {
      assertThat(members(tagKey(kept))).as("articles of %s", kept).containsExactly(article);
    }

    tagIndex.replaceTags(index, article, Set.of());
    assertThat(redis.exists(articleKey(article))).as("EXISTS without tags").isFalse();
    assertThat(redis.exists(tagKey(words.get(4)))).as("EXISTS of its last tag").isFalse();
  }

  @Criterion(
      order = 4,
      value = "remove leaves no trace of the article, and tells whether there was one",
      why = "An article that is deleted, but still stands under its tags, is a dead link.",
      tryIt = "SREM blog:tag:redis 7")
  void removeLeavesNoTrace() {
    Set<String> tags = words(3);
    String shared = tags.iterator().next();
    tag(article, tags);
    tag("other", Set.of(shared));

    assertThat(tagIndex.remove(index, article)).as("remove").isTrue();
    assertThat(redis.exists(articleKey(article)))
        .as("EXISTS of the article's tags")
        .isFalse();
    for (String tag : tags) {
      assertThat(members(tagKey(tag)))
          .as("articles of %s", tag)
          .isEqualTo(tag.equals(shared) ? Set.of("other") : Set.of());
    }
    assertThat(tagIndex.remove(index, article)).as("remove once more").isFalse();
  }

  @Criterion(
      order = 5,
      value = "hasTags answers for each tag, in the order of the question",
      why = "The caller knows the third answer by the third tag.",
      tryIt = "SMISMEMBER blog:article:7 redis never java")
  void hasTagsAnswersInOrder() {
    List<String> words = List.copyOf(words(3));
    tag(article, Set.of(words.get(0), words.get(2)));

    assertThat(tagIndex.hasTags(
            index, article, List.of(words.get(2), words.get(1), words.get(0), words.get(2))))
        .as("there, not there, there, the first again")
        .containsExactly(true, false, true, true);
    assertThat(tagIndex.hasTags(index, "unknown", words))
        .as("of an unknown article")
        .containsExactly(false, false, false);
    assertThat(tagIndex.hasTags(index, article, List.of())).as("of no tags").isEmpty();
  }

  @Criterion(
      order = 6,
      value = "hasTags takes one round trip, and does not fetch all tags",
      why = "One question a tag costs a round trip each; all tags may be thousands.",
      tryIt = "SMISMEMBER blog:article:7 redis java")
  void hasTagsIsOneRoundTrip() throws Exception {
    List<String> tags = IntStream.range(0, MANY).mapToObj(i -> "tag" + i).toList();
    evidence.unseen(() -> redis.sadd(articleKey(article), tags.toArray(String[]::new)));
    List<String> asked = tags.subList(0, 200);
    tagIndex.hasTags(index, article, asked);

    long reads = evidence.reads(() -> tagIndex.hasTags(index, article, asked));
    long bytes = evidence.bytesSent(() -> tagIndex.hasTags(index, article, asked.subList(0, 3)));

    assertThat(reads).as("messages that Redis read for 200 tags").isLessThan(20);
    assertThat(bytes).as("bytes that Redis sent for 3 of %d tags", MANY).isLessThan(10_000);
  }

  @Criterion(
      order = 7,
      value = "withAll, withAny and withButNot find the articles",
      why = "These are the three questions of every search by tags.",
      tryIt = "SINTER blog:tag:redis blog:tag:java")
  void findsArticles() {
    List<String> words = List.copyOf(words(4));
    String a = words.get(0);
    String b = words.get(1);
    String c = words.get(2);
    tag("a", Set.of(a));
    tag("ab", Set.of(a, b));
    tag("abc", Set.of(a, b, c));
    tag("bc", Set.of(b, c));

    assertThat(tagIndex.withAll(index, List.of(a, b))).as("all of a, b").containsOnly("ab", "abc");
    assertThat(tagIndex.withAll(index, Set.of(a, b, c))).as("all of a, b, c").containsOnly("abc");
    assertThat(tagIndex.withAll(index, List.of(c))).as("all of c").containsOnly("abc", "bc");
    assertThat(tagIndex.withAll(index, List.of(a, "x"))).as("all of a, unknown").isEmpty();
    assertThat(tagIndex.withAny(index, List.of(a, c)))
        .as("any of a, c")
        .containsOnly("a", "ab", "abc", "bc");
    assertThat(tagIndex.withAny(index, List.of("x", c)))
        .as("any of unknown, c")
        .containsOnly("abc", "bc");
    assertThat(tagIndex.withButNot(index, a, c)).as("a, but not c").containsOnly("a", "ab");
    assertThat(tagIndex.withButNot(index, c, a)).as("c, but not a").containsOnly("bc");
    assertThat(tagIndex.withButNot(index, "x", a)).as("unknown, but not a").isEmpty();
  }

  @Criterion(
      order = 8,
      value = "countWithAll counts, and stops at the limit",
      why = "\"More than 100\" is all that a page shows, and it is known long before the end.",
      tryIt = "SINTERCARD 2 blog:tag:redis blog:tag:java LIMIT 100")
  void countStopsAtTheLimit() {
    int shared = (int) given.number(5, 40);
    articles("a", 0, 60);
    articles("b", 60 - shared, 120);

    assertThat(tagIndex.countWithAll(index, List.of("a", "b"), 1_000))
        .as("with a limit of 1,000")
        .isEqualTo(shared);
    assertThat(tagIndex.countWithAll(index, List.of("a", "b"), shared))
        .as("with a limit of just as many")
        .isEqualTo(shared);
    assertThat(tagIndex.countWithAll(index, List.of("a", "b"), shared - 1))
        .as("with a limit of one less")
        .isEqualTo(shared - 1);
    assertThat(tagIndex.countWithAll(index, List.of("a"), 1_000)).as("one tag").isEqualTo(60);
    assertThat(tagIndex.countWithAll(index, List.of("a", "x"), 5))
        .as("an unknown tag")
        .isZero();
  }

  @Criterion(
      order = 9,
      value = "sets are put together in Redis; only the result is sent",
      why = "Two tags of 2,000 articles are 4,000 names on the wire, for three that are wanted.",
      tryIt = "SINTER blog:tag:redis blog:tag:java")
  void setsArePutTogetherInRedis() throws Exception {
    evidence.unseen(() -> {
      articles("a", 0, MANY);
      articles("b", MANY - 3, 2 * MANY);
      articles("c", 3, MANY);
    });
    tagIndex.tags(index, article);

    assertSmall("withAll", () -> tagIndex.withAll(index, List.of("a", "b")));
    assertSmall("withButNot", () -> tagIndex.withButNot(index, "a", "c"));
    assertSmall("countWithAll", () -> tagIndex.countWithAll(index, List.of("a", "c"), MANY));
  }

  @Criterion(
      order = 10,
      value = "a question without a tag, or a limit below 1, is refused",
      why = "All articles have every one of no tags; to Redis, LIMIT 0 means no limit.",
      tryIt = "SINTERCARD 1 blog:tag:redis LIMIT 0")
  void nonsenseIsRefused() {
    tag(article, Set.of("a"));

    assertRefused("withAll of no tags", () -> tagIndex.withAll(index, List.of()));
    assertRefused("withAny of no tags", () -> tagIndex.withAny(index, List.of()));
    assertRefused("countWithAll of no tags", () -> tagIndex.countWithAll(index, List.of(), 5));
    assertRefused("limit 0", () -> tagIndex.countWithAll(index, List.of("a"), 0));
    assertRefused("limit -1", () -> tagIndex.countWithAll(index, List.of("a"), -1));
  }

  @Criterion(
      order = 11,
      value = "both ways change in one step",
      why = "Between two commands a reader sees a tag without its article, and a crash leaves it.",
      tryIt = "MULTI")
  void bothWaysChangeInOneStep() throws Exception {
    List<String> words = List.copyOf(words(6));
    Set<String> tags = Set.copyOf(words.subList(2, 6));
    tag(article, Set.copyOf(words.subList(0, 4)));

    List<ReceivedCommand> replaced =
        evidence.received(() -> tagIndex.replaceTags(index, article, tags));
    assertThat(members(articleKey(article))).as("the article's tags").isEqualTo(tags);
    assertThat(writingSteps(replaced)).as("steps of replaceTags that write").hasSize(1);

    List<ReceivedCommand> removed = evidence.received(() -> tagIndex.remove(index, article));
    assertThat(redis.exists(articleKey(article))).as("EXISTS after remove").isFalse();
    assertThat(writingSteps(removed)).as("steps of remove that write").hasSize(1);
  }

  @Criterion(
      order = 12,
      value = "tags that another program set at the last moment are taken away too",
      why = "What you read before your transaction may be old when it runs: WATCH tells you.",
      tryIt = "WATCH blog:article:7")
  void aRivalsTagsGoToo() throws Exception {
    List<String> words = List.copyOf(words(3));
    tag(article, Set.of(words.get(0)));

    Rival.overtakes(redis, () -> tag(article, Set.of(words.get(1))), () -> {
      tagIndex.replaceTags(index, article, Set.of(words.get(2)));
      return null;
    });

    assertThat(members(articleKey(article))).as("the article's tags").containsExactly(words.get(2));
    assertThat(members(tagKey(words.get(1)))).as("articles of the rival's tag").isEmpty();
    assertThat(members(tagKey(words.get(2)))).as("articles of your tag").containsExactly(article);

    Rival.overtakes(redis, () -> tag(article, Set.of(words.get(1))), () -> {
      tagIndex.remove(index, article);
      return null;
    });
    assertThat(redis.exists(articleKey(article))).as("EXISTS after remove").isFalse();
    assertThat(members(tagKey(words.get(1)))).as("articles of the rival's tag").isEmpty();

    tag(article, Set.of(words.get(0)));
    Boolean removed =
        Rival.overtakes(redis, () -> tag(article, Set.of()), () -> tagIndex.remove(index, article));
    assertThat(removed).as("remove of what a rival just removed").isFalse();
  }

  @Criterion(
      order = 13,
      value = "with four writers of one article in two programs, nobody sees a half",
      why = "The last writer wins with all its tags: a mixture is what none of them wanted.",
      tryIt = "EXEC")
  void nobodySeesAHalf() throws Exception {
    List<String> words = List.copyOf(words(8));
    TagIndex otherProgram = instances.through(new Middleman() {});
    List<Set<String>> choices = IntStream.range(0, 6)
        .mapToObj(i -> Set.of(words.get(i), words.get(i + 1), words.get(i + 2)))
        .toList();
    AtomicInteger writing = new AtomicInteger(WRITERS);

    List<List<String>> seen = Crowd.of(WRITERS + 1, member -> {
      List<String> halves = new ArrayList<>();
      if (member == WRITERS) {
        while (writing.get() > 0) {
          halves.addAll(halves(words));
        }
        return halves;
      }
      try {
        for (int i = 0; i < CHANGES; i++) {
          (member % 2 == 0 ? tagIndex : otherProgram)
              .replaceTags(index, article, choices.get((member + i) % choices.size()));
        }
      } finally {
        writing.decrementAndGet();
      }
      return halves;
    });

    assertThat(seen.get(WRITERS)).as("tags known on one side only, on the way").isEmpty();
    assertThat(halves(words)).as("tags known on one side only, at the end").isEmpty();
    assertThat(choices).as("what the writers chose").contains(members(articleKey(article)));
  }

  @Criterion(
      order = 14,
      value = "no call leaves a connection open",
      why =
          "A transaction has a connection for itself: who does not give it back uses up the pool.",
      tryIt = "CLIENT LIST")
  void leavesNoConnectionOpen() throws Exception {
    tagIndex.replaceTags(index, article, words(2));

    int left = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < 30; i++) {
        tagIndex.replaceTags(index, article, words(2));
        tagIndex.remove(index, article);
        tagIndex.tags(index, article);
      }
    });

    assertThat(left).as("connections left open by 90 calls").isLessThan(10);
  }

  private Set<String> words(int count) {
    Set<String> words = new HashSet<>();
    while (words.size() < count) {
      words.add(given.word() + words.size());
    }
    return words;
  }

  private String articleKey(String name) {
    return TagIndex.articleKey(index, name);
  }

  private String tagKey(String tag) {
    return TagIndex.tagKey(index, tag);
  }

  private Set<String> members(String key) {
    return redis.smembers(key);
  }

  /** Tags an article as another program would: one step, what it had before included. */
  private void tag(String name, Set<String> tags) {
    redis.eval("""
        local prefix, article = KEYS[1], KEYS[2]
        for _, tag in ipairs(redis.call('SMEMBERS', prefix .. ':article:' .. article)) do
          redis.call('SREM', prefix .. ':tag:' .. tag, article)
        end
        redis.call('DEL', prefix .. ':article:' .. article)
        for _, tag in ipairs(ARGV) do
          redis.call('SADD', prefix .. ':article:' .. article, tag)
          redis.call('SADD', prefix .. ':tag:' .. tag, article)
        end
        """, List.of(index, name), List.copyOf(tags));
  }

  private void articles(String tag, int from, int to) {
    redis.sadd(
        tagKey(tag), IntStream.range(from, to).mapToObj(i -> "art" + i).toArray(String[]::new));
  }

  /** The tags that only one side knows at this moment. */
  private List<String> halves(List<String> tags) {
    Object found = redis.eval("""
        local halves = {}
        local ones = redis.call('SMISMEMBER', KEYS[1] .. ':article:' .. KEYS[2], unpack(ARGV))
        for i, tag in ipairs(ARGV) do
          local other = redis.call('SISMEMBER', KEYS[1] .. ':tag:' .. tag, KEYS[2])
          if ones[i] ~= other then table.insert(halves, tag) end
        end
        return halves
        """, List.of(index, article), tags);
    return ((List<?>) found).stream().map(Object::toString).toList();
  }

  private List<AtomicStep> writingSteps(List<ReceivedCommand> received) {
    return AtomicStep.of(received).stream()
        .filter(step -> step.commands().stream()
            .anyMatch(command -> WRITES.contains(command.name())
                && command.arguments().stream().anyMatch(this::isOfTheIndex)))
        .toList();
  }

  private boolean isOfTheIndex(String argument) {
    return argument.equals(articleKey(article)) || argument.startsWith(tagKey(""));
  }

  private void assertSmall(String name, Evidence.Action action) throws Exception {
    assertThat(evidence.bytesSent(action))
        .as("bytes that Redis sent for %s of tags with %d articles", name, MANY)
        .isLessThan(10_000);
  }

  private static void assertRefused(String what, Runnable call) {
    assertThatThrownBy(call::run, what).isInstanceOf(IllegalArgumentException.class);
  }
}
