package handson.redis.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A plausible wrong solution, in the package {@code decoy} beside the grading test. The lesson's
 * proof runs the grading test on it and demands that the named criterion rejects it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Decoy {

  /** The mistake, in a few words. */
  String mistake();

  /** The method of the grading test whose assertion must fail. */
  String caughtBy();

  /**
   * The first Redis, as {@code 7.2}, that makes up for the mistake: there the criterion must accept
   * the decoy. Empty where none does.
   */
  String forgivenSince() default "";
}
