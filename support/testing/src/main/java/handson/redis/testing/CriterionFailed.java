package handson.redis.testing;

import handson.redis.kit.ReceivedCommand;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.AnnotationSupport;

/** A criterion that an implementation does not meet, in words for a learner. */
public final class CriterionFailed extends AssertionError {
  private static final long serialVersionUID = 1L;
  private static final int MOST_COMMANDS = 8;

  private final transient List<ReceivedCommand> received;
  private final String happened;
  private final String details;

  private CriterionFailed(
      String message,
      Throwable cause,
      String happened,
      String details,
      List<ReceivedCommand> received) {
    super(message, cause);
    this.happened = happened;
    this.details = details;
    this.received = received;
    // The reader's business is the assertion or the exception; both keep their own traces.
    setStackTrace(cause.getStackTrace());
  }

  static CriterionFailed of(
      Method method, String implementation, Throwable failure, Workbench workbench) {
    Optional<Criterion> criterion = AnnotationSupport.findAnnotation(method, Criterion.class);
    List<ReceivedCommand> received = receivedBy(workbench);
    String what = criterion.map(Criterion::value).orElse(method.getName());
    String happened = happened(failure);
    String details = happened
        + criterion.map(c -> "\nwhy: " + c.why()).orElse("")
        + "\nRedis received:"
        + listed(received)
        + criterion.map(c -> "\nsee it: ./course cli " + c.tryIt()).orElse("");
    String message = "[%s] %s%n%s%nseed: -Dcourse.seed=%s"
        .formatted(implementation, what, details, workbench.given().seed());
    return new CriterionFailed(message, failure, happened, details, received);
  }

  /** Expected and actual, why it matters, what Redis received and what to type to see it. */
  public String details() {
    return details;
  }

  /** Expected and actual, or what the implementation threw. */
  public String happened() {
    return happened;
  }

  /** Whether an assertion of the test failed, not something that the implementation threw. */
  public boolean isByAssertion() {
    return getCause() instanceof AssertionError;
  }

  /** What Redis received from the implementation in this test. */
  public List<ReceivedCommand> received() {
    return received;
  }

  private static String happened(Throwable failure) {
    String message = Optional.ofNullable(failure.getMessage()).orElse("").strip();
    return failure instanceof AssertionError
        ? message
        : "your code threw %s: %s".formatted(failure.getClass().getName(), message);
  }

  private static List<ReceivedCommand> receivedBy(Workbench workbench) {
    try {
      return workbench.evidence().allReceived();
    } catch (RuntimeException e) {
      // With the server gone, the failure itself tells more.
      return List.of();
    }
  }

  private static String listed(List<ReceivedCommand> received) {
    if (received.isEmpty()) {
      return " nothing";
    }
    StringBuilder lines = new StringBuilder();
    received.stream()
        .limit(MOST_COMMANDS)
        .forEach(command -> lines.append("\n  ").append(command));
    if (received.size() > MOST_COMMANDS) {
      lines.append("\n  ... and ").append(received.size() - MOST_COMMANDS).append(" more");
    }
    return lines.toString();
  }
}
