package handson.redis.testing;

import handson.redis.kit.Implementation;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Around each criterion: hands the test its implementation and its evidence, and turns a failure
 * into words for a learner.
 */
final class GradedTest
    implements ParameterResolver, BeforeEachCallback, AfterEachCallback, InvocationInterceptor {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(GradedTest.class);

  private final Implementation<?> implementation;

  GradedTest(Implementation<?> implementation) {
    this.implementation = implementation;
  }

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Evidence.class
        || type == Given.class
        || type == Instances.class
        || type == implementation.contract();
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    Workbench workbench = workbench(context);
    if (type == Evidence.class) {
      return workbench.evidence();
    }
    if (type == Instances.class) {
      return workbench.instances();
    }
    return type == Given.class ? workbench.given() : workbench.subject();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    Given given = workbench(context).given();
    Locale.setDefault(given.locale());
    TimeZone.setDefault(given.timeZone());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Locale.setDefault(workbench(context).localeBefore());
    TimeZone.setDefault(workbench(context).timeZoneBefore());
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Workbench workbench = workbench(context);
    Throwable failure = null;
    try {
      invocation.proceed();
    } catch (Throwable t) {
      failure = t;
    }
    // Even a test that expects an exception must not take "not done yet" for it.
    if (workbench.instances().notDoneYet().isPresent()) {
      throw workbench.instances().notDoneYet().get();
    }
    if (failure instanceof CriterionSkipped) {
      throw failure;
    }
    if (failure != null) {
      throw CriterionFailed.of(method.getExecutable(), implementation.name(), failure, workbench);
    }
  }

  private Workbench workbench(ExtensionContext context) {
    // JUnit closes it with the test: the store closes what is AutoCloseable.
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            Workbench.class,
            key -> Workbench.open(implementation, SharedRedis.of(context), Given.of(context)),
            Workbench.class);
  }
}
