package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Ink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that grade nothing. */
// The limit of a grading test is too short for one that starts programs.
@Timeout(600)
final class ToolTest {
  private Checkout checkout;

  @BeforeEach
  void aFreshCheckout(@TempDir Path home) {
    checkout = new Checkout(home);
  }

  @Test
  void withoutACommandItSaysWhereYouAreAndWhatIsNext() throws Exception {
    Checkout.Answer answer = checkout.run();

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("0 of ", "Next: ", "./course run 01", "./course check ");
    assertThat(checkout.home().resolve(".course")).as("looking leaves no trace").doesNotExist();

    JsonNode status = JsonMapper.shared().readTree(checkout.run("--json").out());
    String next = status.get("next").asString();
    checkout.solve(next);
    assertThat(checkout.run("check", next).code()).isZero();

    assertThat(checkout.run().out()).contains("1 of ").doesNotContain("check " + next + "\n");
  }

  @Test
  void theListNamesEveryExerciseOnce() {
    JsonNode lessons =
        JsonMapper.shared().readTree(checkout.run("list", "--json").out());
    String list = checkout.run("list").out();

    assertThat(lessons).isNotEmpty();
    for (JsonNode exercise : lessons.get(0).get("exercises")) {
      assertThat(list).containsOnlyOnce(" " + exercise.get("id").asString() + " ");
      assertThat(exercise.get("state").asString()).isEqualTo("untouched");
      assertThat(checkout.home().resolve(exercise.get("file").asString())).exists();
    }
  }

  @Test
  void hintsComeOneAfterTheOther() {
    assertThat(checkout.run("hint", "boss-battle").out()).contains("# The idea", "Hint 1 of 3");
    assertThat(checkout.run("hint", "boss-battle").out()).contains("Hint 2 of 3");
    assertThat(checkout.run("hint", "boss-battle").out()).contains("Hint 3 of 3");
    assertThat(checkout.run("hint", "boss-battle").out()).contains("Hint 3 of 3");
    assertThat(checkout.run("hint", "boss-battle", "--all").out().split("(?m)^# "))
        .hasSize(4);
    assertThat(checkout.run("list").out()).containsPattern("\\[ ] boss-battle");

    Checkout.Answer unknown = checkout.run("hint", "bossbattle");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("boss-battle");
  }

  @Test
  void aHintLeavesWhatIsSolvedAsItIs() throws Exception {
    checkout.solve("boss-battle");
    assertThat(checkout.run("check", "boss-battle").code()).isZero();

    checkout.run("hint", "boss-battle");
    checkout.run("hint", "key-values", "--all");

    assertThat(checkout.run("list").out()).containsPattern("\\[x] boss-battle");
    assertThat(checkout.run("hint", "key-values").out())
        .as("--all leaves open which was the next")
        .contains("Hint 1 of 3");
  }

  @Test
  void aHintThatCannotBeRememberedIsShownAllTheSame() throws Exception {
    // Where a file is, no folder can be.
    Files.writeString(checkout.home().resolve(".course"), "");

    Checkout.Answer answer = checkout.run("hint", "boss-battle");

    assertThat(answer.code()).isZero();
    assertThat(answer.out()).contains("Hint 1 of 3");
    assertThat(answer.err()).contains("--all");
  }

  @Test
  void progressCanBeMergedDeletedAndBroken() throws Exception {
    checkout.solve("boss-battle");
    checkout.run("check", "boss-battle");
    Path progress = checkout.home().resolve(".course/progress");
    String line = Files.readString(progress);
    assertThat(line).matches("boss-battle\\.solved=[0-9a-f]{64}\n");

    Files.writeString(progress, "from-elsewhere.solved=1\n" + line + line + "garbage\n");
    assertThat(checkout.run("list").out()).containsPattern("\\[x] boss-battle");
    checkout.run("hint", "boss-battle");
    assertThat(Files.readString(progress))
        .contains("from-elsewhere.solved=1", "boss-battle.hints=1");

    Files.delete(progress);
    assertThat(checkout.run("list").out()).containsPattern("\\[\\.] boss-battle");
  }

  @Test
  void theDoctorLooksAtWhatWouldBeUsed() {
    Checkout.Answer answer = checkout.run("doctor", "--redis", "embedded");

    assertThat(answer.out())
        .containsPattern("ok  JDK +\\d+")
        .containsPattern("ok  Redis +embedded Redis 7\\.0\\.15 on 127\\.0\\.0\\.1:\\d+, round trip")
        .containsPattern("ok  Folder")
        .containsPattern("(?m)^(ok|no)  Port +6379 is ")
        .containsPattern("(?m)^(ok|no)  Docker ")
        .containsPattern("(?m)^(ok|no)  Compose ")
        .containsPattern("(?m)^no  Colour +off: the output is no terminal")
        .containsPattern("(?m)^(ok|no)  UTF-8 ");

    Checkout.Answer none = checkout.run("doctor", "--redis", "redis://:geheim@127.0.0.1:1");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.out())
        .containsPattern("NO  Redis +redis://127.0.0.1:1/0")
        .doesNotContain("geheim");

    JsonNode findings = JsonMapper.shared()
        .readTree(checkout.run("doctor", "--redis", "embedded", "--json").out());
    for (JsonNode finding : findings) {
      boolean needed = finding.get("needed").asBoolean();
      assertThat(List.of("JDK", "Maven", "Redis", "Folder")
              .contains(finding.get("subject").asString()))
          .isEqualTo(needed);
    }
  }

  @Test
  void linesFitTheTerminal() {
    String advice = "one two three four five six seven eight nine ten eleven twelve";

    assertThat(new Screen(new Ink(false), 60).wrapped(advice, 12))
        .hasSize(2)
        .allMatch(line -> line.length() <= 48);
    assertThat(String.join(" ", new Screen(new Ink(false), 10).wrapped(advice, 12)))
        .isEqualTo(advice);
    assertThat(new Screen(new Ink(false), 0).wrapped(advice, 12)).containsExactly(advice);
    assertThat(Screen.characters(Map.of("LC_ALL", "", "LANG", "de_DE.utf8")).ok())
        .isTrue();
    assertThat(Screen.characters(Map.of("LC_ALL", "C", "LANG", "de_DE.utf8")).ok())
        .isFalse();
  }

  @Test
  void aTourRunsOnEachClientAndOnOnesOwnCode() {
    assertThat(checkout.run("run", "1", "--client", "redisson").out())
        .contains("with redisson", "Your turn: ./course check 01");
    assertThat(checkout.run("run", "basics", "--client", "exercise").out())
        .contains("not done yet: ");

    Checkout.Answer unknown = checkout.run("run", "lesson1");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("lesson01-basics");
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    for (String command : new String[] {
      "list",
      "run",
      "check",
      "watch",
      "hint",
      "solution",
      "reset",
      "cli",
      "audit",
      "chat",
      "events",
      "server",
      "crawl",
      "doctor",
      "bench"
    }) {
      Checkout.Answer help = checkout.run(command, "--help");
      assertThat(help.code()).as(command).isZero();
      assertThat(help.out()).contains("Usage: course " + command, "Example: ./course " + command);
    }
  }

  @Test
  void aCommandThatIsCalledIsWhatItIsAmongAll() {
    Desk desk = new Desk(checkout.home(), Catalogue.load(), System.out, new Ink(false));

    Course.commandLine(desk).getSubcommands().forEach((name, among) -> {
      CommandLine called = Course.commandLine(desk, name).getSubcommands().get(name);
      assertThat(called.getCommandName()).isEqualTo(name);
      assertThat(called.getUsageMessage()).isEqualTo(among.getUsageMessage());
      assertThat(called.isUsageHelpAutoWidth()).isTrue();
      assertThat(called.getParent().isExpandAtFiles()).isFalse();
    });
    assertThat(Course.commandLine(desk, "cli").getSubcommands()).containsOnlyKeys("cli");
    assertThat(checkout.run("chek").err()).contains("check");
  }
}
