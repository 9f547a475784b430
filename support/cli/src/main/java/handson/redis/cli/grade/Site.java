package handson.redis.cli.grade;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What all of the grader's JVMs stand on.
 *
 * @param temporary where each gets a folder of its own
 * @param archive of classes that are loaded faster from it; empty where there is none
 */
record Site(
    Confinement confinement, CourseLibrary library, Path temporary, Optional<Path> archive) {}
