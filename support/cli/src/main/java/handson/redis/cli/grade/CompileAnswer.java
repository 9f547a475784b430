package handson.redis.cli.grade;

import java.util.List;

/**
 * What the {@link CompileWorker} made of a {@link CompileRequest}: a line of JSON.
 *
 * @param classes empty where there are errors
 * @param errors the first few of each file
 */
record CompileAnswer(List<ClassFile> classes, List<CompileError> errors) {

  /**
   * A class file.
   *
   * @param source the file that it was compiled from
   */
  record ClassFile(String source, String name, byte[] bytes) {}

  /**
   * An error of the compiler.
   *
   * @param source the file; empty where it is about none
   * @param text as compilers print it, {@code BossBattleExercise.java:12: ...}
   */
  record CompileError(String source, String text) {}
}
