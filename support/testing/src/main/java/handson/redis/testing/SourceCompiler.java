package handson.redis.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
import javax.tools.ToolProvider;

/** Compiles source files in memory, on the class path of this JVM. */
public final class SourceCompiler {
  /** The name of the class loaders that know compiled classes; stack traces tell it. */
  public static final String LOADER = "exercises";

  private SourceCompiler() {}

  /**
   * @param loader knows the compiled classes, before its parent does; empty of them where there are
   *     errors
   * @param errors the compiler's, in its order
   */
  public record Result(ClassLoader loader, List<SourceError> errors) {}

  /**
   * An error of the compiler.
   *
   * @param file the source file
   * @param line from 1
   * @param message as javac words it, in English
   */
  public record SourceError(Path file, long line, String message) {}

  /**
   * Compiles files that belong together.
   *
   * @param parent knows everything that the sources use
   * @throws IllegalStateException where this Java has no compiler
   */
  public static Result compile(List<Path> sources, ClassLoader parent) {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IllegalStateException("This Java has no compiler; run with a JDK, not a JRE.");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> classes = new HashMap<>();
    try (StandardJavaFileManager files =
            javac.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
        JavaFileManager memory = new InMemory(files, classes)) {
      List<String> options = List.of("-proc:none", "-parameters", "-g", "-nowarn", "-Xlint:none");
      javac
          .getTask(
              null, memory, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<SourceError> errors = diagnostics.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(SourceCompiler::error)
        .toList();
    return new Result(new Loader(parent, errors.isEmpty() ? classes : Map.of()), errors);
  }

  private static SourceError error(Diagnostic<? extends JavaFileObject> diagnostic) {
    Path file = diagnostic.getSource() == null
        ? Path.of("")
        : Path.of(diagnostic.getSource().toUri());
    // Not ENGLISH: javac has no bundle of that name and would take the default locale's.
    return new SourceError(
        file, Math.max(1, diagnostic.getLineNumber()), diagnostic.getMessage(Locale.ROOT));
  }

  /** Keeps the class files in a map. */
  private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    InMemory(JavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
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
          classes.put(className, bytes);
          return bytes;
        }
      };
    }
  }

  /** Prefers its own classes: the class path may hold an older build of the same exercise. */
  private static final class Loader extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes;

    Loader(ClassLoader parent, Map<String, ByteArrayOutputStream> classes) {
      super(LOADER, parent);
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        ByteArrayOutputStream bytes = classes.get(name);
        if (bytes == null) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : defineClass(name, bytes.toByteArray(), 0, bytes.size());
      }
    }
  }
}
