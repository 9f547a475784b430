package handson.redis.testing;

import handson.redis.kit.Implementation;
import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RedisClients;
import handson.redis.kit.RunningRedis;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicReference;

/** What one test needs, opened before it and closed after it. */
final class Workbench implements AutoCloseable {
  private final RedisClients clients;
  private final Evidence evidence;
  private final Given given;
  private final Locale localeBefore = Locale.getDefault();
  private final TimeZone timeZoneBefore = TimeZone.getDefault();
  private final AtomicReference<NotDoneYet> notDoneYet = new AtomicReference<>();
  private Object implementation;
  private Object subject;

  private Workbench(RedisClients clients, Evidence evidence, Given given) {
    this.clients = clients;
    this.evidence = evidence;
    this.given = given;
  }

  static Workbench open(Implementation<?> implementation, RunningRedis redis, Given given) {
    String name = "course-test-" + given.namespace();
    Workbench workbench = new Workbench(
        new RedisClients(redis.address(), name), Evidence.open(redis, name, given), given);
    try {
      workbench.implementation = implementation.create(workbench.clients);
      workbench.subject = workbench.watched(implementation.contract());
      return workbench;
    } catch (RuntimeException e) {
      workbench.close();
      throw e;
    }
  }

  /** The implementation, behind a proxy that notes what is not done yet. */
  Object subject() {
    return subject;
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

  Optional<NotDoneYet> notDoneYet() {
    return Optional.ofNullable(notDoneYet.get());
  }

  @Override
  public void close() {
    try (clients;
        evidence) {
      if (implementation instanceof AutoCloseable closeable) {
        closeable.close();
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("The implementation did not close.", e);
    }
  }

  private Object watched(Class<?> contract) {
    return Proxy.newProxyInstance(
        contract.getClassLoader(), new Class<?>[] {contract}, (proxy, method, arguments) -> {
          try {
            return method.invoke(implementation, arguments);
          } catch (InvocationTargetException e) {
            if (e.getCause() instanceof NotDoneYet thrown) {
              notDoneYet.compareAndSet(null, thrown);
            }
            throw e.getCause();
          }
        });
  }
}
