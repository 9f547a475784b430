package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands that grade nothing. */
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
        .containsPattern("ok  Folder");

    Checkout.Answer none = checkout.run("doctor", "--redis", "redis://:geheim@127.0.0.1:1");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.out())
        .containsPattern("NO  Redis +redis://127.0.0.1:1/0")
        .doesNotContain("geheim");
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
    for (String command :
        new String[] {"list", "run", "check", "watch", "hint", "cli", "server", "doctor"}) {
      Checkout.Answer help = checkout.run(command, "--help");
      assertThat(help.code()).as(command).isZero();
      assertThat(help.out()).contains("Usage: course " + command, "Example: ./course " + command);
    }
  }
}
