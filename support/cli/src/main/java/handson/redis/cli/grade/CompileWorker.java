package handson.redis.cli.grade;

import handson.redis.cli.grade.CompileAnswer.ClassFile;
import handson.redis.cli.grade.CompileAnswer.CompileError;
import handson.redis.kit.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JVM in which the grader compiles: javac, and nothing of a submission runs there. It takes a
 * {@link CompileRequest} a line and answers with a {@link CompileAnswer}; it ends with its input.
 */
final class CompileWorker {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int MOST_ERRORS = 5;
  private static final int LONGEST_ERROR = 600;
  private static final List<String> OPTIONS =
      List.of("--release", "17", "-proc:none", "-implicit:none", "-parameters", "-g", "-nowarn");

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  // Opened class path archives stay open from one request to the next.
  private final StandardJavaFileManager files;

  private CompileWorker(List<Path> classPath) throws IOException {
    files = javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    // A plugin starts itself where it is found, even with -proc:none; here none can be found.
    files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
    files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
  }

  /**
   * @param arguments the class path, one entry each
   */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = Terminal.out();
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    CompileWorker worker =
        new CompileWorker(Arrays.stream(arguments).map(Path::of).toList());
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      CompileRequest request = JSON.readValue(line, CompileRequest.class);
      answers.println(JSON.writeValueAsString(worker.compile(request)));
    }
  }

  private CompileAnswer compile(CompileRequest request) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<Output> classes = new ArrayList<>();
    List<Source> sources = request.sources().entrySet().stream()
        .map(entry -> new Source(entry.getKey(), entry.getValue()))
        .toList();
    boolean done = javac
        .getTask(null, new InMemory(files, classes), diagnostics, OPTIONS, null, sources)
        .call();
    Map<String, Integer> reported = new HashMap<>();
    List<CompileError> errors = diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(CompileWorker::error)
        .filter(error -> reported.merge(error.source(), 1, Integer::sum) <= MOST_ERRORS)
        .toList();
    if (!done) {
      return new CompileAnswer(
          List.of(),
          errors.isEmpty() ? List.of(new CompileError("", "The compiler gave up.")) : errors);
    }
    return new CompileAnswer(classes.stream().map(Output::classFile).toList(), List.of());
  }

  private static CompileError error(Diagnostic<? extends JavaFileObject> error) {
    String file = error.getSource() == null ? "" : name(error.getSource());
    // Not ENGLISH: javac has no bundle of that name and would take the default locale's.
    String message = error.getMessage(Locale.ROOT);
    String cut =
        message.length() > LONGEST_ERROR ? message.substring(0, LONGEST_ERROR) + "..." : message;
    long line = Math.max(1, error.getLineNumber());
    return new CompileError(file, file.isEmpty() ? cut : "%s:%d: %s".formatted(file, line, cut));
  }

  private static String name(FileObject file) {
    return file.getName().substring(1);
  }

  private record Output(String source, String name, ByteArrayOutputStream bytes) {
    ClassFile classFile() {
      return new ClassFile(source, name, bytes.toByteArray());
    }
  }

  /** A source file that is in memory only. */
  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps the class files. */
  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final List<Output> classes;

    InMemory(JavaFileManager files, List<Output> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      URI name = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
      return new SimpleJavaFileObject(name, kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.add(new Output(InMemory.source(sibling), className, bytes));
          return bytes;
        }
      };
    }

    private static String source(FileObject file) {
      return file == null ? "" : name(file);
    }
  }
}
