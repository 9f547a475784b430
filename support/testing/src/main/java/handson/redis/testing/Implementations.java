package handson.redis.testing;

import handson.redis.kit.Implementation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Runs a {@link ContractTest} on every implementation that is asked for. */
final class Implementations implements ClassTemplateInvocationContextProvider {
  /** The property that chooses the implementations. */
  static final String CHOICE = "course.implementation";

  private static final String REFERENCE = "reference";

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return context
        .getTestClass()
        .filter(type -> AnnotationSupport.isAnnotated(type, ContractTest.class))
        .isPresent();
  }

  @Override
  public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(
      ExtensionContext context) {
    Class<?> contract = contractOf(context.getRequiredTestClass());
    String choice = context.getConfigurationParameter(CHOICE).orElse(REFERENCE);
    List<ClassTemplateInvocationContext> found = find(contract, choice).toList();
    boolean author =
        context.getConfigurationParameter("course.author").orElse("").equals("true");
    if (found.isEmpty() && choice.equals(REFERENCE) && !author) {
      throw new TestAbortedException(
          "skipped: this course was handed out without its references; ./course check grades yours");
    }
    if (found.isEmpty()) {
      throw new IllegalStateException("No implementation of %s for %s=%s: looked for %s."
          .formatted(
              contract.getName(), CHOICE, choice, Implementation.className(contract, choice)));
    }
    return found.stream();
  }

  static Class<?> contractOf(Class<?> testClass) {
    return AnnotationSupport.findAnnotation(testClass, ContractTest.class)
        .orElseThrow()
        .value();
  }

  private static <T> Stream<ClassTemplateInvocationContext> find(Class<T> contract, String choice) {
    // A client whose folder is missing is legal: a handout leaves the references out.
    List<String> names = choice.equals(REFERENCE) ? Implementation.CLIENTS : List.of(choice);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    return names.stream()
        .flatMap(name -> Implementation.find(contract, name, loader).stream())
        .map(Invocation::new);
  }

  private record Invocation(Implementation<?> implementation)
      implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return implementation.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new GradedTest(implementation));
    }
  }
}
