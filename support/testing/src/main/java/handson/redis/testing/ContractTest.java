package handson.redis.testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The grading test of a contract. The class runs once on each implementation that {@code
 * course.implementation} chooses: {@code reference} (the default: all clients' references), {@code
 * jedis}, {@code lettuce}, {@code redisson}, {@code exercise}, or a decoy's name.
 *
 * <p>The constructor takes, in any order, the contract, {@link Evidence}, {@link Given} and, where
 * one instance of the implementation is not enough, {@link Instances} of the contract. Every test
 * gets clients of its own and an empty Redis. Its methods are {@link Criterion}s.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ClassTemplate
@ExtendWith(Implementations.class)
@TestMethodOrder(Criterion.Order.class)
public @interface ContractTest {

  /** The contract: an interface. */
  Class<?> value();
}
