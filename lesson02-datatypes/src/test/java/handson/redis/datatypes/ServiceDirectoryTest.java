package handson.redis.datatypes;

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
import handson.redis.testing.HeldReplies;
import handson.redis.testing.Instances;
import handson.redis.testing.Rival;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import redis.clients.jedis.UnifiedJedis;

@ContractTest(ServiceDirectory.class)
final class ServiceDirectoryTest {
  private static final int MANY = 300;
  private static final int TOGETHER = 100;
  private static final int PROGRAMS = 8;

  private final ServiceDirectory directory;
  private final Evidence evidence;
  private final UnifiedJedis redis;
  private final Given given;
  private final Instances<ServiceDirectory> instances;
  private final String prefix;
  private final String key;

  ServiceDirectoryTest(
      ServiceDirectory directory,
      Evidence evidence,
      Given given,
      Instances<ServiceDirectory> instances) {
    this.directory = directory;
    this.evidence = evidence;
    this.redis = evidence.redis();
    this.given = given;
    this.instances = instances;
    this.prefix = given.key("services") + ":";
    this.key = given.key("port");
  }

  @Criterion(
      order = 1,
      value = "load writes one list a port, the official name first",
      why = "RPUSH keeps the order of the file; LPUSH would turn it round.",
      tryIt = "RPUSH 9/tcp discard sink null")
  void loadWritesOneListAPort() {
    int port = (int) given.number(0, 65_535);
    Service several = new Service(port, "tcp", names(4));
    Service single = new Service(port, "udp", names(1));

    directory.load(prefix, List.of(several, single));

    assertThat(redis.type(several.key(prefix)))
        .as("TYPE %s", several.key(prefix))
        .isEqualTo("list");
    assertThat(list(several.key(prefix))).as("a port's names").isEqualTo(several.names());
    assertThat(list(single.key(prefix))).as("a port with one name").isEqualTo(single.names());
  }

  @Criterion(
      order = 2,
      value = "names reads what stands in Redis, in its order",
      why = "Other programs change the list too, so an answer from your own memory is old.",
      tryIt = "LRANGE 9/tcp 0 -1")
  void namesReadsRedis() {
    assertThat(directory.names(key)).as("names of an unknown port").isEmpty();
    List<String> names = names(30);
    redis.rpush(key, names.toArray(String[]::new));
    assertThat(directory.names(key)).as("names").isEqualTo(names);
    redis.rpop(key);
    assertThat(directory.names(key))
        .as("after another program's RPOP")
        .isEqualTo(names.subList(0, 29));

    redis.set(key, "no list");
    assertThatThrownBy(() -> directory.names(key), "names of a string")
        .isInstanceOf(RuntimeException.class);
  }

  @Criterion(
      order = 3,
      value = "officialName is the first of the list",
      why = "An index of 0 is the first element, -1 the last.",
      tryIt = "LINDEX 9/tcp 0")
  void officialNameIsTheFirst() {
    List<String> names = names(3);
    redis.rpush(key, names.toArray(String[]::new));

    assertThat(directory.officialName(key)).as("official name").contains(names.get(0));
    redis.lpop(key);
    assertThat(directory.officialName(key)).as("after another's LPOP").contains(names.get(1));
    assertThat(directory.officialName(given.key("unknown")))
        .as("of an unknown port")
        .isEmpty();
  }

  @Criterion(
      order = 4,
      value = "position counts from 0, and is empty where the name does not stand there",
      why = "0 is a place, so it cannot mean \"not found\".",
      tryIt = "LPOS 9/tcp sink")
  void positionCountsFromZero() {
    List<String> names = names(5);
    redis.rpush(key, names.toArray(String[]::new));
    redis.rpush(key, names.get(2));

    for (int i = 0; i < names.size(); i++) {
      assertThat(directory.position(key, names.get(i)))
          .as("position of %s in %s", names.get(i), list(key))
          .isEqualTo(OptionalInt.of(i));
    }
    assertThat(directory.position(key, "absent")).as("position of no name").isEmpty();
    assertThat(directory.position(key, names.get(0).substring(1)))
        .as("position of a part of a name")
        .isEmpty();
    assertThat(directory.position(given.key("unknown"), names.get(0)))
        .as("position in an unknown port")
        .isEmpty();
  }

  @Criterion(
      order = 5,
      value = "officialName and position leave the list in the server",
      why = "Fetching a thousand names to look at one costs their way through the network.",
      tryIt = "LPOS 9/tcp null")
  void theListStaysInTheServer() throws Exception {
    List<String> names = names(MANY);
    redis.rpush(key, names.toArray(String[]::new));

    List<ReceivedCommand> received = evidence.received(() -> {
      assertThat(directory.officialName(key)).as("official name").contains(names.get(0));
      assertThat(directory.position(key, names.get(MANY - 1)))
          .as("position of the last")
          .isEqualTo(OptionalInt.of(MANY - 1));
    });

    assertThat(received.size()).as("number of commands of two calls").isLessThan(10);
    assertThat(received)
        .as("commands that fetch more than the first name")
        .noneMatch(command -> command.name().equals("LRANGE")
            && !command.isFromScript()
            && !command.arguments().get(3).equals("0"));
  }

  @Criterion(
      order = 6,
      value = "addAlias adds at the end, and only where the port is known",
      why = "RPUSH creates what is not there: a list without an official name.",
      tryIt = "RPUSHX 9/tcp hole")
  void addAliasAddsAtTheEnd() {
    List<String> names = names(4);
    redis.rpush(key, names.get(0), names.get(1));

    assertThat(directory.addAlias(key, names.get(2))).as("addAlias").isTrue();
    assertThat(directory.addAlias(key, names.get(3))).as("addAlias").isTrue();
    assertThat(list(key)).as("the names").isEqualTo(names);
    assertThat(directory.addAlias(key, names.get(0)))
        .as("of a name that is there")
        .isTrue();
    assertThat(list(key).subList(4, 5)).as("the fifth name").containsExactly(names.get(0));

    String unknown = given.key("unknown");
    assertThat(directory.addAlias(unknown, names.get(0)))
        .as("in an unknown port")
        .isFalse();
    assertThat(redis.exists(unknown)).as("EXISTS of the unknown port").isFalse();
  }

  @Criterion(
      order = 7,
      value = "addAliasBefore adds right before a name, and changes nothing where there is none",
      why = "LINSERT answers -1 where it did not find the name; that is no success.",
      tryIt = "LINSERT 9/tcp BEFORE null hole")
  void addAliasBeforeAddsBeforeAName() {
    List<String> names = names(5);
    redis.rpush(key, names.get(2), names.get(4), names.get(4));

    assertThat(directory.addAliasBefore(key, names.get(4), names.get(3)))
        .as("before")
        .isTrue();
    assertThat(directory.addAliasBefore(key, names.get(2), names.get(0)))
        .as("before the official name")
        .isTrue();
    assertThat(list(key))
        .as("the names")
        .containsExactly(names.get(0), names.get(2), names.get(3), names.get(4), names.get(4));

    List<String> before = list(key);
    assertThat(directory.addAliasBefore(key, names.get(1), "new"))
        .as("before an absent name")
        .isFalse();
    assertThat(list(key)).as("the names after it").isEqualTo(before);
    String unknown = given.key("unknown");
    assertThat(directory.addAliasBefore(unknown, names.get(0), "new"))
        .as("in an unknown port")
        .isFalse();
    assertThat(redis.exists(unknown)).as("EXISTS of the unknown port").isFalse();
  }

  @Criterion(
      order = 8,
      value = "remove takes a name away, however often it stands there",
      why = "A list keeps duplicates; LREM with a count of 1 leaves the second one.",
      tryIt = "LREM 9/tcp 0 sink")
  void removeTakesAllOfThem() {
    List<String> names = names(3);
    String twice = given.word() + " twice";
    redis.rpush(key, names.get(0), twice, names.get(1), twice, names.get(2));

    assertThat(directory.remove(key, twice)).as("remove").isTrue();
    assertThat(list(key)).as("the other names").isEqualTo(names);
    assertThat(directory.remove(key, twice)).as("remove once more").isFalse();
    assertThat(directory.remove(given.key("unknown"), twice))
        .as("in an unknown port")
        .isFalse();

    for (String name : names) {
      assertThat(directory.remove(key, name)).as("remove").isTrue();
    }
    assertThat(redis.exists(key)).as("EXISTS after the last name").isFalse();
  }

  @Criterion(
      order = 9,
      value = "loading replaces what a key held, and loading twice changes nothing",
      why = "A nightly import that only appends makes every list longer by the day.",
      tryIt = "DEL 9/tcp")
  void loadReplaces() {
    Service first = new Service(1, "tcp", names(3));
    Service second = new Service(2, "tcp", names(2));
    Service untouched = new Service(11, "tcp", names(2));
    directory.load(prefix, List.of(untouched));
    redis.rpush(first.key(prefix), "from", "long", "ago", "and", "more");
    redis.expire(first.key(prefix), 1_000);
    redis.set(second.key(prefix), "no list");

    for (int times = 1; times <= 2; times++) {
      directory.load(prefix, List.of(first, second));
      for (Service service : List.of(first, second, untouched)) {
        assertThat(list(service.key(prefix)))
            .as("names of %s after load number %d", service.key(prefix), times)
            .isEqualTo(service.names());
      }
    }
    assertThat(redis.ttl(first.key(prefix))).as("TTL (-1: none)").isEqualTo(-1);

    directory.load(prefix, List.of(first, new Service(1, "tcp", second.names())));
    assertThat(list(first.key(prefix))).as("the later of two").isEqualTo(second.names());
    assertThatCode(() -> directory.load(prefix, List.of()))
        .as("load of nothing")
        .doesNotThrowAnyException();
  }

  @Criterion(
      order = 10,
      value = "nobody sees a list that is empty or half written",
      why = "Between a DEL and its RPUSH, other programs are told that nothing listens there.",
      tryIt = "MULTI")
  void nobodySeesHalfAList() throws Exception {
    List<Service> old = services(5, 3);
    List<Service> fresh = services(5, 4);
    directory.load(prefix, old);
    List<AtomicStep> steps = AtomicStep.of(evidence.received(() -> directory.load(prefix, fresh)));
    old.forEach(service -> {
      redis.del(service.key(prefix));
      redis.rpush(service.key(prefix), service.names().toArray(String[]::new));
    });

    for (AtomicStep step : steps) {
      step.repeat(redis);
      for (int i = 0; i < old.size(); i++) {
        assertThat(list(old.get(i).key(prefix)))
            .as("what others see after %s", step.commands())
            .isIn(old.get(i).names(), fresh.get(i).names());
      }
    }
    assertThat(list(fresh.get(4).key(prefix)))
        .as("at the end")
        .isEqualTo(fresh.get(4).names());
  }

  @Criterion(
      order = 11,
      value = "no change that another program makes in between is lost",
      why = "What you read a moment ago may have changed; one command looks and changes at once.",
      tryIt = "LINSERT 9/tcp BEFORE sink hole")
  void noChangeIsLost() throws Exception {
    List<String> names = names(4);
    redis.rpush(key, names.get(0), names.get(1));

    assertThat(Rival.overtakes(
            redis,
            () -> redis.rpush(key, names.get(2)),
            () -> directory.addAliasBefore(key, names.get(0), names.get(3))))
        .as("addAliasBefore")
        .isTrue();
    assertThat(list(key))
        .as("names after addAliasBefore and another's RPUSH at the last moment")
        .containsExactly(names.get(3), names.get(0), names.get(1), names.get(2));

    assertThat(Rival.overtakes(
            redis, () -> redis.rpush(key, "rival"), () -> directory.remove(key, names.get(0))))
        .as("remove")
        .isTrue();
    assertThat(list(key))
        .as("names after remove and another's RPUSH at the last moment")
        .containsExactly(names.get(3), names.get(1), names.get(2), "rival");

    assertThat(Rival.overtakes(redis, () -> redis.del(key), () -> directory.addAlias(key, "alias")))
        .as("addAlias to a port that is deleted at the last moment")
        .isFalse();
    assertThat(redis.exists(key)).as("EXISTS").isFalse();
  }

  @Criterion(
      order = 12,
      value = "load takes few round trips",
      why = "At half a millisecond there and back, 1,000 ports one by one take half a second.",
      tryIt = "INFO commandstats")
  void loadTakesFewRoundTrips() throws Exception {
    List<Service> services = services(MANY, 2);
    HeldReplies replies = new HeldReplies(TOGETHER, TOGETHER);
    ServiceDirectory held = instances.through(replies);

    List<ReceivedCommand> received = evidence.received(() -> directory.load(prefix, services));

    // A script may take all ports at once, and needs no pipeline then.
    if (received.stream().filter(command -> !command.isFromScript()).count() > MANY / TOGETHER) {
      evidence.unseen(() -> assertThat(replies.during(() -> held.load(prefix, services)))
          .as("commands for %d ports on their way before the first answer", MANY)
          .isGreaterThanOrEqualTo(TOGETHER));
    }
    assertThat(redis.exists(services.stream().map(s -> s.key(prefix)).toArray(String[]::new)))
        .as("ports written")
        .isEqualTo(MANY);
  }

  @Criterion(
      order = 13,
      value = "programs that load and read at the same time see whole lists",
      why = "A transaction belongs to a connection: threads that share one get mixed up.",
      tryIt = "MULTI")
  void aCrowdSeesWholeLists() throws Exception {
    List<Service> old = services(10, 3);
    List<Service> fresh = services(10, 5);
    directory.load(prefix, old);

    AtomicInteger loading = new AtomicInteger(PROGRAMS / 2);
    List<Set<List<String>>> seen = Crowd.of(PROGRAMS, program -> {
      Set<List<String>> answers = new HashSet<>();
      if (program % 2 == 0) {
        try {
          for (int i = 0; i < 15; i++) {
            directory.load(prefix, (program / 2 + i) % 2 == 0 ? old : fresh);
          }
        } finally {
          loading.decrementAndGet();
        }
      }
      while (loading.get() > 0) {
        old.forEach(service -> answers.add(directory.names(service.key(prefix))));
      }
      return answers;
    });

    List<List<String>> whole = new ArrayList<>();
    old.forEach(service -> whole.add(service.names()));
    fresh.forEach(service -> whole.add(service.names()));
    assertThat(seen).allSatisfy(answers -> assertThat(answers).as("lists").isSubsetOf(whole));
    for (int i = 0; i < old.size(); i++) {
      assertThat(list(old.get(i).key(prefix)))
          .as("a list at the end")
          .isIn(old.get(i).names(), fresh.get(i).names());
    }
  }

  @Criterion(
      order = 14,
      value = "no call leaves a connection open",
      why = "A transaction has a connection for itself: who does not close it takes one for ever.",
      tryIt = "CLIENT LIST")
  void leavesNoConnectionOpen() throws Exception {
    List<Service> services = services(2, 2);
    directory.load(prefix, services);

    int left = evidence.connectionsLeftOpen(() -> {
      for (int i = 0; i < 30; i++) {
        directory.load(prefix, services);
        directory.names(services.get(0).key(prefix));
      }
    });

    assertThat(left).as("connections left open by 60 calls").isLessThan(10);
  }

  private List<String> list(String key) {
    return redis.lrange(key, 0, -1);
  }

  /** Ports 1, 2, 3, ... with names of their own. */
  private List<Service> services(int count, int names) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(port -> new Service(port, "tcp", names(names)))
        .toList();
  }

  /** Different names, not in the order of the alphabet. */
  private List<String> names(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> given.word() + " " + given.number(1, 1_000_000_000) + "-" + i)
        .toList();
  }
}
