package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import handson.redis.kit.Catalogue;
import handson.redis.kit.Lesson;
import handson.redis.kit.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real bash makes of the script. */
final class CompletionCommandTest {
  // Does what bash does after a Tab: words, the line, the function that is registered for the name.
  private static final String TAB = """
      source "$1"
      shift
      COMP_WORDS=("$@")
      COMP_CWORD=$(( $# - 1 ))
      COMP_LINE="$*"
      COMP_POINT=${#COMP_LINE}
      spec=$(complete -p course)
      case $spec in *" -o "*) echo "unasked: $spec" ;; esac
      function=${spec#*-F }
      ${function%% *}
      printf '%s\\n' "${COMPREPLY[@]}"
      """;

  private final List<String> exercises =
      Catalogue.load().exercises().map(Topic::id).toList();
  private final List<String> lessons =
      Catalogue.load().lessons().stream().map(Lesson::id).toList();

  @TempDir
  private Path folder;

  private Path script;

  @BeforeAll
  static void needsBash() {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, "bash"))),
        "skipped: needs bash");
  }

  @BeforeEach
  void aScript() throws IOException {
    Checkout checkout = new Checkout(folder.resolve("home"));
    script = Files.writeString(
        folder.resolve("script.sh"), checkout.run("completion").out());
    Files.createDirectories(folder.resolve("files"));
    Files.writeString(folder.resolve("files/$(touch evil) ñ.txt"), "");
  }

  @Test
  void commandsAndOptions() throws Exception {
    assertThat(tab("./course", ""))
        .contains("list", "run", "check", "hint", "solution", "reset", "audit", "doctor", "handout")
        .doesNotContain("rehearse");
    assertThat(tab("./course", "so")).containsExactly("solution");
    assertThat(tab("./course", "solution", "boss-battle", "--d")).containsExactly("--diff");
    assertThat(tab("./course", "run", "--client", "e")).containsExactly("exercise");
  }

  @Test
  void lessonsAndExercises() throws Exception {
    assertThat(tab("./course", "hint", "")).containsExactlyElementsOf(exercises);
    assertThat(tab("./course", "solution", "")).containsExactlyElementsOf(exercises);
    assertThat(tab("./course", "reset", "boss-")).containsExactly("boss-battle");
    assertThat(tab("./course", "run", "")).containsExactlyElementsOf(lessons);
    assertThat(tab("./course", "check", "--json", ""))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(lessons.stream(), exercises.stream()).toList());
  }

  @Test
  void filesOnlyWhereAFileIsMeant() throws Exception {
    assertThat(tab("./course", "hint", "files/")).containsExactly("");
    assertThat(tab("./course", "list", "")).containsExactly("");
    assertThat(tab("./course", "handout", "fi")).containsExactly("files");
    assertThat(tab("./course", "handout", "files/")).containsExactly("files/$(touch evil) ñ.txt");
    assertThat(tab("./course", "server", "--password-file", "files/"))
        .containsExactly("files/$(touch evil) ñ.txt");
    assertThat(tab("./course", "map", "files/")).containsExactly("files/$(touch evil) ñ.txt");
    assertThat(tab("./course", "map", "a.csv", "files/"))
        .containsExactly("files/$(touch evil) ñ.txt");
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  private List<String> tab(String... words) throws Exception {
    List<String> line = Stream.concat(
            Stream.of("bash", "--norc", "-c", TAB, "bash", script.toString()), Stream.of(words))
        .toList();
    Path answer = folder.resolve("answer");
    ProcessBuilder builder = new ProcessBuilder(line)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(answer.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    assertThat(builder.start().waitFor()).isLessThan(2);
    return Files.readString(answer)
        .lines()
        .filter(l -> !l.contains("not currently executing"))
        .toList();
  }
}
