package handson.redis.cli.grade.report;

import handson.redis.cli.grade.CriterionGrade;
import handson.redis.cli.grade.CriterionGrade.Outcome;
import handson.redis.cli.grade.ExerciseGrade;
import handson.redis.cli.grade.ExerciseGrade.Verdict;
import handson.redis.cli.grade.Gradebook;
import handson.redis.cli.grade.TraineeGrade;
import handson.redis.cli.prompt.SafeText;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A trainee's grades in the form that build servers read: a suite an exercise, a case a criterion. */
record JunitXml(Gradebook book, TraineeGrade trainee) {

  String text() {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuites");
      attribute(xml, "name", trainee.name());
      for (ExerciseGrade exercise : trainee.exercises()) {
        write(xml, exercise);
      }
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Text in memory can be written.", e);
    }
    return text.append('\n').toString();
  }

  private void write(XMLStreamWriter xml, ExerciseGrade exercise) throws XMLStreamException {
    List<CriterionGrade> criteria = exercise.criteria();
    // Where no criterion ran there is one case all the same: a build server takes none for all
    // well.
    boolean whole = criteria.isEmpty();
    xml.writeStartElement("testsuite");
    attribute(xml, "name", exercise.exercise());
    attribute(xml, "tests", whole ? 1 : criteria.size());
    attribute(xml, "failures", whole ? failed(exercise) : count(criteria, Kind.FAILURE));
    attribute(xml, "errors", whole ? 0 : count(criteria, Kind.ERROR));
    attribute(xml, "skipped", whole ? 0 : count(criteria, Kind.SKIPPED));
    attribute(xml, "time", seconds(exercise.milliseconds()));
    attribute(xml, "timestamp", book.conditions().started());
    if (whole) {
      startCase(xml, exercise, exercise.exercise(), exercise.milliseconds());
      if (exercise.verdict() != Verdict.PASSED) {
        note(xml, "failure", exercise.verdict(), exercise.message());
      }
      xml.writeEndElement();
    }
    for (CriterionGrade criterion : criteria) {
      startCase(xml, exercise, criterion.words(), criterion.milliseconds());
      Kind kind = Kind.of(criterion.outcome());
      if (kind != Kind.NONE) {
        note(xml, kind.name().toLowerCase(Locale.ROOT), criterion.outcome(), message(criterion));
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void startCase(
      XMLStreamWriter xml, ExerciseGrade exercise, String name, long milliseconds)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "classname", exercise.exercise());
    attribute(xml, "name", name);
    attribute(xml, "time", seconds(milliseconds));
  }

  private static void note(XMLStreamWriter xml, String element, Enum<?> type, String message)
      throws XMLStreamException {
    xml.writeStartElement(element);
    attribute(xml, "type", type);
    String text = message == null ? "" : message;
    attribute(xml, "message", text.lines().findFirst().orElse(""));
    xml.writeCharacters(safe(text));
    xml.writeEndElement();
  }

  private static String message(CriterionGrade criterion) {
    return criterion.received().isEmpty()
        ? criterion.message()
        : criterion.message() + "\nRedis received:\n" + String.join("\n", criterion.received());
  }

  /** XML 1.0 cannot hold every character, escaped or not, so what cannot be seen is shown. */
  private static String safe(String text) {
    return text.lines().map(SafeText::of).collect(Collectors.joining("\n"));
  }

  private static void attribute(XMLStreamWriter xml, String name, Object value)
      throws XMLStreamException {
    xml.writeAttribute(name, SafeText.of(value.toString()));
  }

  private static int failed(ExerciseGrade exercise) {
    return exercise.verdict() == Verdict.PASSED ? 0 : 1;
  }

  private static long count(List<CriterionGrade> criteria, Kind kind) {
    return criteria.stream().filter(grade -> Kind.of(grade.outcome()) == kind).count();
  }

  private static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.3f", milliseconds / 1e3);
  }

  /** What JUnit calls an outcome. */
  private enum Kind {
    NONE,
    FAILURE,
    ERROR,
    SKIPPED;

    static Kind of(Outcome outcome) {
      return switch (outcome) {
        case PASSED -> NONE;
        case FAILED, NOT_DONE -> FAILURE;
        case ERROR, TIMEOUT, CRASHED, MEMORY -> ERROR;
        case SKIPPED, NOT_RUN -> SKIPPED;
      };
    }
  }
}
