package handson.redis.cli.grade.report;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import handson.redis.cli.grade.CriterionGrade;
import handson.redis.cli.grade.CriterionGrade.Outcome;
import handson.redis.cli.grade.ExerciseGrade;
import handson.redis.cli.grade.ExerciseGrade.Verdict;
import handson.redis.cli.grade.Gradebook;
import handson.redis.cli.grade.Gradebook.Conditions;
import handson.redis.cli.grade.Gradebook.GradedExercise;
import handson.redis.cli.grade.Isolation;
import handson.redis.cli.grade.SubmittedFile;
import handson.redis.cli.grade.SubmittedFile.Fate;
import handson.redis.cli.grade.TraineeGrade;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

final class GradebookReportsTest {
  private static final Instant STARTED = Instant.parse("2026-11-21T18:00:00Z");
  private static final String HOSTILE =
      "</pre><script>alert(1)</script><img src=x onerror=alert(2)>]]>&\"' \u0000\u001b[31m\u202e\ud800";

  @TempDir
  private Path folder;

  private Gradebook book;

  @BeforeEach
  void write() throws IOException {
    book = book();
    new GradebookReports(folder).write(book);
  }

  @Test
  void theClassTableHasEveryTraineeAndExercise() throws IOException {
    Document page = page("index.html");
    assertThat(page.select("table.class tbody tr")).hasSize(5);
    Element ann = page.select("table.class tbody tr").get(0);
    assertThat(ann.select("th").text()).isEqualTo("ann");
    assertThat(ann.select("td").eachText()).containsExactly("15", "10", "5");
    assertThat(page.select("table.class thead .exercise").eachText())
        .containsExactly("counter", "other");
    assertThat(page.select("table.class tfoot td").eachText()).containsExactly("20", "10", "10");
    assertThat(page.text()).contains("5 trainees, 2 exercises, median 0.0 of 20 points.");
  }

  @Test
  void whoNeedsALookStandsFirst() throws IOException {
    List<String> looks = page("index.html").select(".looks li").eachText();
    assertThat(looks).hasSize(2);
    assertThat(looks.get(0)).startsWith("Bob").contains("other (rejected: needs a look)");
    assertThat(looks.get(1)).contains("the zip file is damaged");
  }

  @Test
  void theDistributionCountsEachTraineeOnce() throws IOException {
    Document page = page("index.html");
    List<String> bars = page.select("table.bars").get(0).select("td").eachText();
    assertThat(bars).hasSize(10).containsExactly("4", "0", "0", "0", "0", "0", "0", "1", "0", "0");
    assertThat(page.select("table.bars").get(1).select("tr").eachText())
        .containsExactly("other 10 %", "counter 20 %");
  }

  @Test
  void eachTraineeHasAPageWithEveryCriterion() throws IOException {
    for (Element link : page("index.html").select("table.class tbody a")) {
      assertThat(folder.resolve(link.attr("href"))).isRegularFile();
    }
    Document ann = page("trainees/trainee-ann.html");
    assertThat(ann.select("ol.criteria li")).hasSize(5);
    assertThat(ann.select("ol.criteria li").get(3).text())
        .contains("not met expires", "Redis received:", "SET a", "See it: ./course cli TTL a");
    assertThat(ann.select("a").attr("href")).isEqualTo("../index.html");
  }

  @Test
  void whatASubmissionSaysIsOnlyText() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        String text = Files.readString(file);
        Document page = Jsoup.parse(text);
        assertThat(page.select("script, img, iframe, object, link"))
            .as("in %s", file)
            .isEmpty();
        assertThat(page.getAllElements())
            .allSatisfy(element -> assertThat(element.attributes().asList())
                .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
            .startsWith("default-src 'none'");
        assertThat(text).doesNotContain("\u0000", "\u001b", "\u202e");
      }
    }
    assertThat(page("trainees/trainee-Bob.html").select("pre").text())
        .contains("<script>alert(1)</script>", "\\u0000\\u001b[31m\\u202e");
  }

  @Test
  void namesOfFilesAreHarmlessAndDistinct() throws IOException {
    try (Stream<Path> pages = Files.list(folder.resolve("trainees"))) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "trainee-ann.html",
              "trainee-Bob.html",
              "trainee-bob-2.html",
              "trainee-Ann-2.html",
              "trainee--etc-passwd-script-1-1-.html");
    }
  }

  @Test
  void aSpreadsheetGetsNoFormula() throws IOException {
    String text = Files.readString(folder.resolve("grades.csv"));
    assertThat(text)
        .startsWith("\ufefftrainee,points,maximum,needs a look,counter,counter verdict");
    List<CsvRecord> lines = new ArrayList<>();
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(text.substring(1))) {
      csv.forEach(lines::add);
    }
    assertThat(lines).hasSize(6);
    assertThat(lines.get(1).getFields())
        .containsExactly("ann", "15", "20", "", "10", "PASSED", "5", "FAILED", "");
    assertThat(lines.get(4).getField(0)).isEqualTo("'=../../etc/passwd\"<script>1+1,");
    assertThat(lines.get(4).getField(8)).isEqualTo("'@the zip file is damaged");
  }

  @Test
  void buildServersReadTheXml() throws Exception {
    org.w3c.dom.Document xml = DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(
            Files.readAllBytes(folder.resolve("junit/TEST-trainee-Bob.xml"))));
    NodeList cases = xml.getElementsByTagName("testcase");
    assertThat(cases.getLength()).isEqualTo(3);
    NodeList suites = xml.getElementsByTagName("testsuite");
    assertThat(suites.item(0).getAttributes().getNamedItem("tests").getNodeValue())
        .isEqualTo("2");
    assertThat(suites.item(0).getAttributes().getNamedItem("errors").getNodeValue())
        .isEqualTo("1");
    assertThat(suites.item(1).getAttributes().getNamedItem("failures").getNodeValue())
        .isEqualTo("1");
    assertThat(xml.getElementsByTagName("failure").item(0).getTextContent())
        .contains("<script>alert(1)</script>");
  }

  @Test
  void theSameGradesGiveTheSameFiles() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("index.html"));
    new GradebookReports(folder).write(book());
    assertThat(folder.resolve("index.html")).hasBinaryContent(before);
  }

  @Test
  void aClassWithoutTraineesIsAPageToo() throws IOException {
    new GradebookReports(folder)
        .write(new Gradebook(Gradebook.FORMAT, book.conditions(), book.exercises(), List.of()));
    assertThat(page("index.html").text()).contains("0 trainees, 2 exercises.");
  }

  private Document page(String name) throws IOException {
    return Jsoup.parse(Files.readString(folder.resolve(name), StandardCharsets.UTF_8));
  }

  private static Gradebook book() {
    CriterionGrade met = criterion("counts", Outcome.PASSED, null);
    CriterionGrade failed = criterion("expires", Outcome.FAILED, "expected: 1\n but was: -1");
    CriterionGrade skipped = criterion("newer", Outcome.SKIPPED, "needs Redis 7.4");
    CriterionGrade hostile = criterion("hostile", Outcome.CRASHED, HOSTILE);
    List<GradedExercise> exercises = List.of(
        new GradedExercise("counter", "lesson01-basics", "Counters", 10, 1, 2),
        new GradedExercise("other", "lesson02-datatypes", "Others", 10, 2, 3));
    return new Gradebook(
        Gradebook.FORMAT,
        new Conditions(
            "1.0.0 abc",
            42,
            "17.0.15",
            "7.0.15",
            new Isolation(Isolation.Kind.UNSHARE, true, List.of("memory"), List.of("docker: none")),
            20,
            STARTED,
            STARTED.plusSeconds(60)),
        exercises,
        List.of(
            trainee(
                "ann",
                null,
                grade("counter", Verdict.PASSED, 10, null, met, met),
                grade("other", Verdict.FAILED, 5, null, met, failed, skipped)),
            trainee(
                "Bob",
                null,
                grade("counter", Verdict.CRASHED, 0, "It ended its JVM.", met, hostile),
                grade("other", Verdict.REJECTED, 0, HOSTILE)),
            trainee("bob", null, grade("counter", Verdict.MISSING, 0, null)),
            trainee("=../../etc/passwd\"<script>1+1,", "@the zip file is damaged"),
            trainee("Ann", null)));
  }

  private static CriterionGrade criterion(String name, Outcome outcome, String message) {
    List<String> received = message == null ? List.of() : List.of("SET a 1", "TTL a");
    return new CriterionGrade(name, name, outcome, message, "why", received, "TTL a", 12);
  }

  private static ExerciseGrade grade(
      String exercise, Verdict verdict, int points, String message, CriterionGrade... criteria) {
    return new ExerciseGrade(exercise, verdict, points, 10, message, List.of(criteria), 24);
  }

  private static TraineeGrade trainee(String name, String problem, ExerciseGrade... exercises) {
    return new TraineeGrade(
        name,
        name + ".zip",
        "00ff",
        problem,
        List.of(
            new SubmittedFile("src/<b>.java", Fate.TAKEN, "counter", null),
            new SubmittedFile("pom.xml", Fate.EXTRA, null, null)),
        3,
        List.of(exercises),
        99);
  }
}
