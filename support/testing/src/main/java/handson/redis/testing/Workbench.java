package handson.redis.testing;

import handson.redis.kit.Implementation;
import handson.redis.kit.RunningRedis;
import java.util.Locale;
import java.util.TimeZone;

/** What one test needs, opened before it and closed after it. */
final class Workbench implements AutoCloseable {
  private final Instances<?> instances;
  private final Evidence evidence;
  private final Given given;
  private final Locale localeBefore = Locale.getDefault();
  private final TimeZone timeZoneBefore = TimeZone.getDefault();
  private Object subject;

  private Workbench(Instances<?> instances, Evidence evidence, Given given) {
    this.instances = instances;
    this.evidence = evidence;
    this.given = given;
  }

  static Workbench open(Implementation<?> implementation, RunningRedis redis, Given given) {
    String name = "course-test-" + given.namespace();
    Workbench workbench = new Workbench(
        new Instances<>(implementation, redis.guestAddress(), name),
        Evidence.open(redis, name, given),
        given);
    try {
      workbench.subject = workbench.instances.on(redis.guestAddress());
      return workbench;
    } catch (RuntimeException e) {
      workbench.close();
      throw e;
    }
  }

  /** The implementation on the shared Redis. */
  Object subject() {
    return subject;
  }

  /** Makes more of them, and knows what is not done yet. */
  Instances<?> instances() {
    return instances;
  }

  Evidence evidence() {
    return evidence;
  }

  Given given() {
    return given;
  }

  Locale localeBefore() {
    return localeBefore;
  }

  TimeZone timeZoneBefore() {
    return timeZoneBefore;
  }

  @Override
  public void close() {
    try (evidence) {
      instances.close();
    }
  }
}
