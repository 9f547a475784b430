package handson.redis.cli.grade;

import handson.redis.kit.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a {@link ClassGrader} is to do.
 *
 * @param submissions holds a folder or a zip for each trainee
 * @param out where {@code grades.json} goes, and comes from where a run was interrupted
 * @param topics what is graded
 * @param jobs how many submissions at a time
 * @param secondsPerCriterion what a criterion is given
 * @param seed empty takes that of the gradebook in {@code out}, else a new one
 * @param isolation empty takes the strongest that works
 * @param requireSandbox whether a plain process is not enough
 * @param allowRoot whether a plain process may be root's
 * @param again whether to grade what is graded already too
 * @param gate whether what is not allowed is rejected; only tests of what stands behind go without
 */
public record Assignment(
    Path submissions,
    Path out,
    List<Topic> topics,
    int jobs,
    int secondsPerCriterion,
    OptionalLong seed,
    Optional<Isolation.Kind> isolation,
    boolean requireSandbox,
    boolean allowRoot,
    boolean again,
    boolean gate) {}
