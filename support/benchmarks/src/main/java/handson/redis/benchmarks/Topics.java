package handson.redis.benchmarks;

import handson.redis.kit.SetupException;
import java.util.Iterator;
import java.util.List;

/** What can be measured. */
final class Topics implements Iterable<String> {
  /** In the order in which all are measured. */
  static List<Topic> all() {
    return List.of(
        new RawTopic(),
        new QueueTopic(),
        new ThrottleTopic(),
        new StreamTopic(),
        new GeoTopic(),
        new StartTopic(),
        new InsideTopic(),
        new CourseTopic());
  }

  /**
   * Those that are named.
   *
   * @param names none means all
   * @throws SetupException where a name is none
   */
  static List<Topic> named(List<String> names) {
    List<Topic> all = all();
    if (names.isEmpty()) {
      return all;
    }
    for (String name : names) {
      if (all.stream().noneMatch(topic -> topic.name().equals(name))) {
        throw new SetupException("There is no benchmark '%s'; there are %s."
            .formatted(name, String.join(", ", all.stream().map(Topic::name).toList())));
      }
    }
    return all.stream().filter(topic -> names.contains(topic.name())).toList();
  }

  /** What a shell completes. */
  @Override
  public Iterator<String> iterator() {
    return all().stream().map(Topic::name).iterator();
  }
}
