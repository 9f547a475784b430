package handson.redis.testing;

import org.opentest4j.TestAbortedException;

/**
 * A criterion cannot be shown here: the server is too old for it, for instance. A type of our own,
 * so that an implementation cannot skip a criterion by throwing what JUnit takes for that.
 */
final class CriterionSkipped extends TestAbortedException {
  private static final long serialVersionUID = 1L;

  CriterionSkipped(String reason) {
    super(reason);
  }
}
