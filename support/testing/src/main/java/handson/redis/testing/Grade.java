package handson.redis.testing;

import java.util.List;
import java.util.Optional;

/**
 * The verdicts on one implementation, in the order of the criteria.
 *
 * @param verdicts one for each criterion that ran, never empty
 * @param criteria how many there are; more than ran where the first that was not met ended the run
 */
public record Grade(List<Verdict> verdicts, int criteria) {

  /** Whether every criterion is met. */
  public boolean isRight() {
    return verdicts.size() == criteria && verdicts.stream().allMatch(Verdict::isFine);
  }

  /** How many criteria are met; what was skipped is not. */
  public long met() {
    return count(Verdict.Outcome.PASSED);
  }

  /** How many criteria the server is too old for. */
  public long skipped() {
    return count(Verdict.Outcome.SKIPPED);
  }

  private long count(Verdict.Outcome outcome) {
    return verdicts.stream().filter(verdict -> verdict.outcome() == outcome).count();
  }

  /** The first criterion that is not met. */
  public Optional<Verdict> firstOpen() {
    return verdicts.stream().filter(verdict -> !verdict.isFine()).findFirst();
  }

  /** The verdict of one criterion, by its method. */
  public Optional<Verdict> of(String method) {
    return verdicts.stream().filter(verdict -> verdict.method().equals(method)).findFirst();
  }
}
