package handson.redis.testing;

import handson.redis.kit.NotDoneYet;
import handson.redis.kit.RunningRedis;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.CancellationToken;
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
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs grading tests in this JVM, on a Redis that the caller opened. */
public final class Grading implements AutoCloseable {
  private static final Listener SILENT = criterion -> {};

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
        List.of(DiscoverySelectors.selectClass(test)),
        new Collector(test, criteriaOf(test).size(), false, SILENT),
        implementation,
        loader);
  }

  /**
   * Runs a contract's criteria in their order, and no more after the first that is not met.
   *
   * @param starting is told each criterion's words before it runs
   * @throws IllegalStateException where a criterion before that one was not run
   */
  public Grade gradeUntilFirstOpen(
      Class<?> contract, String implementation, ClassLoader loader, Consumer<String> starting) {
    Class<?> test = testOf(contract, loader);
    return run(
        List.of(DiscoverySelectors.selectClass(test)),
        new Collector(
            test, criteriaOf(test).size(), true, method -> starting.accept(words(test, method))),
        implementation,
        loader);
  }

  private static String words(Class<?> test, String method) {
    return criteriaOf(test).stream()
        .filter(criterion -> criterion.getName().equals(method))
        .map(criterion -> criterion(criterion).value())
        .findFirst()
        .orElse(method);
  }

  /** What is told while criteria run, in the thread that runs them. */
  @FunctionalInterface
  public interface Listener {
    /**
     * @param criterion the method
     */
    void started(String criterion);

    /** It is over, and Redis is as the implementation left it. */
    default void finished(Verdict verdict) {}
  }

  /**
   * Runs some of a contract's criteria, in their order.
   *
   * @param criteria their methods
   * @throws IllegalStateException where one of them was not run
   */
  public void grade(
      Class<?> contract,
      String implementation,
      ClassLoader loader,
      Set<String> criteria,
      Listener listener) {
    Class<?> test = testOf(contract, loader);
    List<? extends DiscoverySelector> chosen = criteriaOf(test).stream()
        .filter(method -> criteria.contains(method.getName()))
        .map(method -> DiscoverySelectors.selectMethod(test, method))
        .toList();
    run(chosen, new Collector(test, criteria.size(), false, listener), implementation, loader);
  }

  /**
   * What a criterion asks, see {@link Criterion}.
   *
   * @param method the test's
   */
  public record Asked(String method, String words, String why, String tryIt) {}

  /** A contract's criteria, in their order. */
  public static List<Asked> criteria(Class<?> contract) {
    return criteriaOf(testOf(contract, contract.getClassLoader())).stream()
        .sorted(Comparator.comparingInt(method -> criterion(method).order()))
        .map(method -> {
          Criterion asked = criterion(method);
          return new Asked(method.getName(), asked.value(), asked.why(), asked.tryIt());
        })
        .toList();
  }

  private static Criterion criterion(Method method) {
    return AnnotationSupport.findAnnotation(method, Criterion.class).orElseThrow();
  }

  /**
   * Runs one criterion of a grading test.
   *
   * @throws IllegalStateException where it was not run
   */
  Verdict grade(Method criterion, String implementation, ClassLoader loader) {
    Class<?> test = criterion.getDeclaringClass();
    Collector collector = new Collector(test, 1, false, SILENT);
    return run(
            List.of(DiscoverySelectors.selectMethod(test, criterion)),
            collector,
            implementation,
            loader)
        .verdicts()
        .get(0);
  }

  private Grade run(
      List<? extends DiscoverySelector> what,
      Collector collector,
      String implementation,
      ClassLoader loader) {
    LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
        .selectors(what)
        .configurationParameters(parameters)
        .configurationParameter(Implementations.CHOICE, implementation)
        .build();
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      session
          .getLauncher()
          .execute(LauncherExecutionRequestBuilder.request(request)
              .listeners(collector)
              .cancellationToken(collector.end)
              .build());
    } finally {
      thread.setContextClassLoader(before);
    }
    return collector.grade();
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
    private final Class<?> test;
    private final int criteria;
    private final boolean endsAtFirstOpen;
    private final Listener listener;
    private final CancellationToken end = CancellationToken.create();
    private final List<Verdict> verdicts = Collections.synchronizedList(new ArrayList<>());
    private volatile Throwable broken;

    Collector(Class<?> test, int criteria, boolean endsAtFirstOpen, Listener listener) {
      this.test = test;
      this.criteria = criteria;
      this.endsAtFirstOpen = endsAtFirstOpen;
      this.listener = listener;
    }

    @Override
    public void executionSkipped(TestIdentifier identifier, String reason) {
      if (!end.isCancellationRequested()) {
        broken = new IllegalStateException(identifier.getDisplayName() + " was skipped: " + reason);
      }
    }

    @Override
    public void executionStarted(TestIdentifier identifier) {
      if (identifier.isTest()) {
        method(identifier).map(MethodSource::getMethodName).ifPresent(listener::started);
      }
    }

    @Override
    public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
      Optional<MethodSource> method = method(identifier);
      if (identifier.isTest() && method.isPresent()) {
        Verdict verdict = verdict(method.get(), result);
        verdicts.add(verdict);
        listener.finished(verdict);
        if (endsAtFirstOpen && !verdict.isFine()) {
          end.cancel();
        }
      } else if (result.getStatus() != Status.SUCCESSFUL && !end.isCancellationRequested()) {
        broken = result.getThrowable().orElse(null);
      }
    }

    Grade grade() {
      if (broken != null) {
        throw new IllegalStateException(test.getSimpleName() + " could not run.", broken);
      }
      boolean complete = end.isCancellationRequested() || verdicts.size() == criteria;
      if (verdicts.isEmpty() || !complete) {
        throw new IllegalStateException("%s has %s criteria, and %s ran."
            .formatted(test.getSimpleName(), criteria, verdicts.size()));
      }
      return new Grade(List.copyOf(verdicts), criteria);
    }

    private static Optional<MethodSource> method(TestIdentifier identifier) {
      return identifier
          .getSource()
          .filter(MethodSource.class::isInstance)
          .map(MethodSource.class::cast);
    }

    private static String words(MethodSource method) {
      return AnnotationSupport.findAnnotation(method.getJavaMethod(), Criterion.class)
          .map(Criterion::value)
          .orElse(method.getMethodName());
    }

    private static Verdict verdict(MethodSource method, TestExecutionResult result) {
      Optional<Throwable> failure = result.getThrowable().map(Collector::unwrapped);
      return new Verdict(
          method.getMethodName(), words(method), outcome(result, failure.orElse(null)), failure);
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
