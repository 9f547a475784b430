package handson.redis.testing;

import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RunningRedis;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs grading tests in this JVM, on a Redis that the caller opened. */
public final class Grading implements AutoCloseable {
  private final LauncherSession session;
  private final Map<String, String> parameters;

  /**
   * @param redis what the tests use; its owner closes it after this
   */
  public Grading(RunningRedis redis) {
    this(redis, Map.of());
  }

  /**
   * @param redis what the tests use; its owner closes it after this
   * @param parameters JUnit's configuration parameters, as {@code
   *     junit.jupiter.execution.timeout.testable.method.default}
   */
  public Grading(RunningRedis redis, Map<String, String> parameters) {
    this.parameters = Map.copyOf(parameters);
    // Listeners of a surrounding build are not told: these are no tests of that build.
    LauncherConfig quiet = LauncherConfig.builder()
        .enableLauncherSessionListenerAutoRegistration(false)
        .enableLauncherDiscoveryListenerAutoRegistration(false)
        .enableTestExecutionListenerAutoRegistration(false)
        .enablePostDiscoveryFilterAutoRegistration(false)
        .build();
    session = LauncherFactory.openSession(quiet);
    SharedRedis.lend(redis, session);
  }

  /**
   * Runs a contract's grading test on one implementation.
   *
   * @param implementation its name, see {@link handson.redis.kit.Implementation}
   * @param loader knows the implementation; the test class has to be known too
   * @throws IllegalStateException where a criterion was not run: no verdict is no pass
   */
  public Grade grade(Class<?> contract, String implementation, ClassLoader loader) {
    Class<?> test = testOf(contract, loader);
    return run(
        DiscoverySelectors.selectClass(test),
        test,
        criteriaOf(test).size(),
        implementation,
        loader);
  }

  /**
   * Runs one criterion of a grading test.
   *
   * @throws IllegalStateException where it was not run
   */
  Verdict grade(Method criterion, String implementation, ClassLoader loader) {
    Class<?> test = criterion.getDeclaringClass();
    return run(DiscoverySelectors.selectMethod(test, criterion), test, 1, implementation, loader)
        .verdicts()
        .get(0);
  }

  private Grade run(
      DiscoverySelector what,
      Class<?> test,
      int criteria,
      String implementation,
      ClassLoader loader) {
    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
        .selectors(what)
        .configurationParameters(parameters)
        .configurationParameter(Implementations.CHOICE, implementation)
        .build();
    Collector collector = new Collector();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      session.getLauncher().execute(request, collector);
    } finally {
      thread.setContextClassLoader(before);
    }
    return collector.grade(test, criteria);
  }

  /** A contract's grading test, by its name. */
  static Class<?> testOf(Class<?> contract, ClassLoader loader) {
    String name = contract.getName() + "Test";
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("No grading test " + name, e);
    }
  }

  /** The methods of a grading test that are criteria. */
  static List<Method> criteriaOf(Class<?> test) {
    return Arrays.stream(test.getDeclaredMethods())
        .filter(method -> AnnotationSupport.isAnnotated(method, Criterion.class))
        .toList();
  }

  @Override
  public void close() {
    session.close();
  }

  private static final class Collector implements TestExecutionListener {
    private final List<Verdict> verdicts = Collections.synchronizedList(new ArrayList<>());
    private volatile Throwable broken;

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
      broken = new IllegalStateException(identifier.getDisplayName() + " was skipped: " + reason);
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
      Optional<MethodSource> method = identifier
          .getSource()
          .filter(MethodSource.class::isInstance)
          .map(MethodSource.class::cast);
      if (identifier.isTest() && method.isPresent()) {
        verdicts.add(verdict(method.get(), result));
      } else if (result.getStatus() != Status.SUCCESSFUL) {
        broken = result.getThrowable().orElse(null);
      }
    }

    Grade grade(Class<?> test, int expected) {
      if (broken != null) {
        throw new IllegalStateException(test.getSimpleName() + " could not run.", broken);
      }
      if (verdicts.isEmpty() || verdicts.size() != expected) {
        throw new IllegalStateException("%s has %s criteria, and %s ran."
            .formatted(test.getSimpleName(), expected, verdicts.size()));
      }
      return new Grade(List.copyOf(verdicts));
    }

    private static Verdict verdict(MethodSource method, TestExecutionResult result) {
      String words = AnnotationSupport.findAnnotation(method.getJavaMethod(), Criterion.class)
          .map(Criterion::value)
          .orElse(method.getMethodName());
      Optional<Throwable> failure = result.getThrowable().map(Collector::unwrapped);
      return new Verdict(
          method.getMethodName(), words, outcome(result, failure.orElse(null)), failure);
    }

    /** JUnit wraps what an implementation's constructor throws: it is made as a parameter. */
    private static Throwable unwrapped(Throwable failure) {
      return failure instanceof ParameterResolutionException && failure.getCause() != null
          ? failure.getCause()
          : failure;
    }

    private static Verdict.Outcome outcome(TestExecutionResult result, Throwable failure) {
      if (result.getStatus() == Status.SUCCESSFUL) {
        return Verdict.Outcome.PASSED;
      }
      if (result.getStatus() == Status.ABORTED) {
        return Verdict.Outcome.SKIPPED;
      }
      if (failure instanceof NotDoneYet) {
        return Verdict.Outcome.NOT_DONE;
      }
      if (failure instanceof TimeoutException) {
        return Verdict.Outcome.TIMED_OUT;
      }
      return failure instanceof CriterionFailed failed && failed.isByAssertion()
          ? Verdict.Outcome.FAILED
          : Verdict.Outcome.ERROR;
    }
  }
}
