package handson.redis.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;
import org.junit.jupiter.api.Test;

/**
 * One thing that a solution must do: a test with the words that a learner reads when it fails. The
 * rest of the message, expected and actual, comes from the assertion.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Test
public @interface Criterion {

  /** The place among the criteria, from 1: from what to write first to what is hardest. */
  int order();

  /** What is asked, as a statement: {@code no hit is lost when eight players hit at once}. */
  String value();

  /** Why it matters, in one sentence. */
  String why();

  /** What to type behind {@code ./course cli} to see the point. */
  String tryIt();

  /** Orders criteria by {@link #order()}. */
  final class Order implements MethodOrderer {
    @Override
    public void orderMethods(MethodOrdererContext context) {
      context.getMethodDescriptors().sort(Comparator.<MethodDescriptor>comparingInt(Order::place));
    }

    private static int place(MethodDescriptor method) {
      return method.findAnnotation(Criterion.class).map(Criterion::order).orElse(0);
    }
  }
}
