package handson.redis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.patch.Patch;
import handson.redis.kit.Catalogue;
import handson.redis.kit.Implementation;
import handson.redis.kit.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class SolutionCommandTest {
  private Checkout checkout;

  @BeforeEach
  void aCheckoutWithReferences(@TempDir Path home) {
    checkout = new Checkout(home.resolve("mit Leerzeichen")).withReferences();
  }

  @Test
  void everyReferenceIsShownWithItsPathAndWithoutMarkers() {
    for (Topic topic : Catalogue.load().exercises().toList()) {
      for (String client : Implementation.CLIENTS) {
        Checkout.Answer answer = checkout.run("solution", topic.id(), "--client", client);

        assertThat(answer.code()).isZero();
        assertThat(answer.out())
            .contains("/%s/".formatted(client))
            .contains(" implements " + topic.contract().getSimpleName())
            .doesNotContain("// snippet:")
            .doesNotContainPattern("(?m)^ *// end$")
            .doesNotContain("\n\n\n");
      }
    }
    assertThat(checkout.run("solution", "boss-battle").out())
        .isEqualTo(checkout.run("solution", "boss-battle", "--client", "jedis").out());
  }

  @Test
  void whatAReferenceStandsOnIsNamed() throws Exception {
    String folder = "lesson05-pubsub/src/main/java/handson/redis/pubsub/";
    assertThat(checkout.run("solution", "notifier").out())
        .contains("// and with it " + folder + "jedis/JedisSubscriber.java");
    assertThat(checkout.run("solution", "boss-battle").out()).doesNotContain("and with it");
    JsonNode solution = JsonMapper.shared()
        .readTree(checkout
            .run("solution", "event-log", "--client", "lettuce", "--json")
            .out());
    assertThat(solution.get("with").get(0).asString())
        .isEqualTo(folder + "lettuce/LettuceConnections.java");
  }

  @Test
  void aProgramGetsTheFile() throws Exception {
    JsonNode solution = JsonMapper.shared()
        .readTree(checkout.run("solution", "boss-battle", "--json").out());

    Path file = checkout.home().resolve(solution.get("file").asString());
    assertThat(Snippets.withoutMarkers(Files.readAllLines(file)))
        .isEqualTo(solution.get("source").asString().lines().toList());
  }

  @Test
  void theDifferenceLeadsFromOnesOwnFileToTheReference() throws Exception {
    List<String> difference =
        checkout.run("solution", "boss-battle", "--diff").out().lines().toList();

    Patch<String> patch = UnifiedDiffUtils.parseUnifiedDiff(difference);
    Exercise exercise = checkout.exercise("boss-battle");
    assertThat(patch.applyTo(Files.readAllLines(exercise.file())))
        .isEqualTo(Snippets.withoutMarkers(Files.readAllLines(exercise.reference("jedis"))));
    assertThat(difference.get(0)).isEqualTo("--- " + exercise.shownFile());
    assertThat(checkout.runInColour("solution", "boss-battle", "--diff").out())
        .contains("\u001b[31m-", "\u001b[32m+");
    JsonNode json = JsonMapper.shared()
        .readTree(checkout.run("solution", "boss-battle", "--diff", "--json").out());
    assertThat(json.get("diff").asString().lines()).containsExactlyElementsOf(difference);
  }

  @Test
  void whatIsMissingIsASentence(@TempDir Path handout) throws Exception {
    Checkout.Answer left = new Checkout(handout).run("solution", "boss-battle");
    assertThat(left.code()).isEqualTo(2);
    assertThat(left.err()).contains("JedisBossBattle.java", "without its references");

    assertThat(checkout.run("solution", "boss-battle", "--client", "exercise").err())
        .contains("jedis, lettuce, redisson");
    assertThat(checkout.run("solution", "bossbattle").code()).isEqualTo(2);
    Files.delete(checkout.exercise("boss-battle").file());
    assertThat(checkout.run("solution", "boss-battle", "--diff").err())
        .contains("./course reset boss-battle");
  }
}
