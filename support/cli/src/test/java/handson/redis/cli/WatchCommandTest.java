package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import handson.redis.kit.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./course watch} in a process of its own, as it is used without a terminal. */
// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class WatchCommandTest {
  private static final String BOSS = "boss-battle";
  private static final String RIGHT =
      Solutions.delegating(Catalogue.load().exercise(BOSS).orElseThrow());

  private Checkout checkout;
  private Path file;
  private WatchRun watch;

  @BeforeEach
  void aCheckout(@TempDir Path home) {
    checkout = new Checkout(home.resolve("with spaces"));
    file = checkout.exercise(BOSS).file();
  }

  @AfterEach
  void end() throws Exception {
    if (watch != null) {
      watch.close();
    }
  }

  @Test
  void itShowsTheFirstFailureAndGoesOnWhenAllIsRight() throws Exception {
    List<String> ids = Catalogue.load().exercises().map(topic -> topic.id()).toList();
    String next = ids.get((ids.indexOf(BOSS) + 1) % ids.size());
    watch = new WatchRun(checkout, BOSS);

    String first = watch.expect("not done yet: boss-battle: set the boss's key");
    assertThat(first)
        .contains("BossBattleExercise.java", "not yet boss-battle      criterion 1 of 11")
        .containsOnlyOnce("not done yet");

    checkout.solve(BOSS);
    watch.expect(
        "right   boss-battle      11 of 11 criteria",
        "1 of %d exercises".formatted(ids.size()),
        "(" + next + ")",
        "not yet " + next);
    assertThat(checkout.run("list").out()).contains("[x] " + BOSS);

    // Saving another exercise than the one it went on to turns to that.
    Files.writeString(file, "\n", StandardOpenOption.APPEND);
    watch.expect("(boss-battle)", "right   boss-battle", "(" + next + ")", "not yet " + next);

    watch.endInput();
    assertThat(watch.awaitEnd()).isZero();
    watch.expectNothingLeft();
  }

  @Test
  void everyWayOfSavingIsNoticed() throws Exception {
    watch = new WatchRun(checkout, BOSS);
    watch.expect("not yet boss-battle");
    Path beside = file.resolveSibling("4913");

    Files.writeString(file, brokenAt(3));
    assertThat(watch.expect("BossBattleExercise.java:3: incompatible types: "))
        .contains("broken  boss-battle")
        .doesNotContain("BossBattleExercise.java:4", "\tat ");
    Files.writeString(beside, brokenAt(5));
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    watch.expect("BossBattleExercise.java:5: ");
    Files.move(file, beside);
    Files.writeString(file, brokenAt(7));
    Files.delete(beside);
    watch.expect("BossBattleExercise.java:7: ");
    // The same length at the same time, as a coarse clock may give it.
    var before = Files.getLastModifiedTime(file);
    Files.writeString(file, brokenAt(7).replace("int one ", "byte one"));
    Files.setLastModifiedTime(file, before);
    watch.expect("String cannot be converted to byte");

    Files.writeString(file, "");
    Files.writeString(file, RIGHT.substring(0, RIGHT.length() / 2));
    Files.writeString(file, RIGHT);
    watch.expect("right   boss-battle");
  }

  private static String brokenAt(int line) {
    return "package handson.redis.basics.exercise;\nfinal class BossBattleExercise {"
        + "\n".repeat(line - 2)
        + "int one = \"1\";\nint two = \"2\";\n}\n";
  }

  @Test
  void anEndlessLoopIsStoppedAndWatchGoesOn() throws Exception {
    // Every criterion of right code must fit into it, on a busy machine too.
    watch = new WatchRun(checkout, BOSS, "--patience", "20");
    watch.expect("not yet boss-battle");
    ProcessHandle first = watch.worker();

    hit("if (damage >= 0) while (true) {}");
    watch.expect(
        "stopped boss-battle",
        "boss-battle: hit and heal change the number",
        "did not come back within 20 s. Is there an endless loop");
    await().atMost(WatchRun.PATIENCE).until(() -> !first.isAlive());

    checkout.solve(BOSS);
    watch.expect("right   boss-battle");
  }

  @Test
  void whatAnExerciseDoesToItsJvmEndsWithIt() throws Exception {
    watch = new WatchRun(checkout, BOSS, "--patience", "3600");
    watch.expect("not yet boss-battle");

    loopForEver();
    // A new save ends the wait for the old one.
    hit("System.exit(7);");
    watch.expect("stopped boss-battle", "(exit code 7). Does it call System.exit?");
    hit("if (damage >= 0) throw new OutOfMemoryError(\"mine\");");
    watch.expect("java.lang.OutOfMemoryError: mine");
    hit(
        "var all = new java.util.ArrayList<byte[]>(); while (damage >= 0) all.add(new byte[1 << 24]);");
    watch.expect("stopped boss-battle", "used up the memory");
    hit("right.hit(boss, hit(boss, damage));");
    watch.expect("not yet boss-battle", "StackOverflowError");

    ProcessHandle worker = watch.worker();
    hit("if (DONE.compareAndSet(false, true)) { System.out.print(\"a word\");"
        + " new Thread(() -> { while (true) {} }).start(); }");
    watch.expect("right   boss-battle", "Your code printed:", "a word");
    await().atMost(WatchRun.PATIENCE).until(() -> !worker.isAlive());
    watch.expect("not yet");
  }

  @Test
  void lettersAreLines() throws Exception {
    watch = new WatchRun(checkout, BOSS);
    watch.expect("(boss-battle)", "not yet boss-battle");

    watch.type("h");
    watch.expect("Hint 1 of 3");
    watch.type("H");
    watch.expect("Hint 2 of 3");
    watch.type("l");
    watch.expect("[ ] boss-battle", " exercises, ");
    watch.type("?");
    watch.expect("h hint  s solution  n next  p previous  l list");
    watch.type("x");
    watch.expect("'x' is no key");
    watch.type("");
    watch.expect("not yet boss-battle");
    watch.type("r");
    watch.expect("not yet boss-battle");
    List<String> ids = Catalogue.load().exercises().map(topic -> topic.id()).toList();
    watch.type("next");
    String next = ids.get((ids.indexOf(BOSS) + 1) % ids.size());
    watch.expect("(" + next + ")", "not yet " + next);
    watch.type("p");
    watch.expect("(boss-battle)", "not yet boss-battle");
    watch.type("q");

    assertThat(watch.awaitEnd()).isZero();
    watch.expectNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "KILL"})
  void nothingIsLeftOfAWatchThatIsEndedDuringAnEndlessLoop(String signal) throws Exception {
    watch = new WatchRun(checkout, BOSS);
    watch.expect("not yet boss-battle");
    loopForEver();

    watch.signal(signal);

    assertThat(watch.awaitEnd()).isNotZero();
    watch.expectNothingLeft();
  }

  @Test
  void wrongWordsAreUsageErrors() {
    Checkout.Answer unknown = checkout.run("watch", "bos-batle");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("'bos-batle'").contains(BOSS).hasLineCount(1);
    assertThat(checkout.run("watch", "--patience", "0").code()).isEqualTo(2);
    Checkout.Answer redis = checkout.run("watch", "--redis", "redis://u:geheim@localhost:1/0");
    assertThat(redis.code()).isEqualTo(2);
    assertThat(redis.err()).contains("redis://localhost:1/0").doesNotContain("geheim");
  }

  /** Saves an exercise that has begun an endless loop when this returns. */
  private void loopForEver() throws Exception {
    Path begun = checkout.home().resolve("begun");
    hit("if (damage >= 0) { new java.io.File(\"%s\").mkdir(); while (true) {} }".formatted(begun));
    await().atMost(WatchRun.PATIENCE).until(() -> Files.exists(begun));
  }

  /** Saves a right solution whose hit does this first. */
  private void hit(String statements) throws Exception {
    checkout.write(
        BOSS,
        RIGHT
            .replace(" return right.hit(", statements + " return right.hit(")
            .replace(
                "private final ",
                "static final java.util.concurrent.atomic.AtomicBoolean DONE ="
                    + " new java.util.concurrent.atomic.AtomicBoolean();\n  private final "));
  }
}
