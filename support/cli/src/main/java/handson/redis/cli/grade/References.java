package handson.redis.cli.grade;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;

/** Everything that a class file refers to: types, also as type arguments, members, annotations. */
final class References extends ClassVisitor {
  private static final int API = Opcodes.ASM9;
  // Javac calls these for lambdas, for text that is put together, and for a record's methods.
  private static final Set<String> BOOTSTRAPS = Set.of(
      "java/lang/invoke/LambdaMetafactory.metafactory",
      "java/lang/invoke/LambdaMetafactory.altMetafactory",
      "java/lang/invoke/StringConcatFactory.makeConcatWithConstants",
      "java/lang/invoke/StringConcatFactory.makeConcat",
      "java/lang/runtime/ObjectMethods.bootstrap");

  private final Consumer<Reference> found;
  private String file = "";
  private int line;

  private References(Consumer<Reference> found) {
    super(API);
    this.found = found;
  }

  /** All references of a class file. */
  static Set<Reference> in(byte[] classFile) {
    Set<Reference> all = new LinkedHashSet<>();
    of(new ClassReader(classFile), all::add);
    return all;
  }

  /** Tells all references of a class file, each as often as it stands there. */
  static void of(ClassReader classFile, Consumer<Reference> found) {
    classFile.accept(new References(found), 0);
  }

  /**
   * A type, or a member of one.
   *
   * @param file the source file's name
   * @param line 0 outside of methods
   * @param type as {@code java.util.Map$Entry}
   * @param member null where the type itself is meant
   */
  record Reference(String file, int line, String type, String member) {}

  @Override
  public void visit(
      int version, int access, String name, String signature, String parent, String[] interfaces) {
    internal(parent);
    internals(interfaces);
    signature(signature);
  }

  @Override
  public void visitSource(String source, String debug) {
    file = source;
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    type(Type.getType(descriptor));
    return new Values();
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int reference, TypePath path, String descriptor, boolean visible) {
    return visitAnnotation(descriptor, visible);
  }

  @Override
  public FieldVisitor visitField(
      int access, String name, String descriptor, String signature, Object value) {
    type(Type.getType(descriptor));
    signature(signature);
    return new FieldVisitor(API) {
      @Override
      public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return References.this.visitAnnotation(annotation, visible);
      }
    };
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, String signature) {
    type(Type.getType(descriptor));
    signature(signature);
    return new RecordComponentVisitor(API) {
      @Override
      public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return References.this.visitAnnotation(annotation, visible);
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    line = 0;
    if ((access & Opcodes.ACC_NATIVE) != 0) {
      found.accept(new Reference(file, 0, "a native method", name));
    }
    type(Type.getMethodType(descriptor));
    signature(signature);
    internals(exceptions);
    return new Code();
  }

  @Override
  public void visitEnd() {
    line = 0;
  }

  private void internals(String[] names) {
    if (names != null) {
      for (String name : names) {
        internal(name);
      }
    }
  }

  private void internal(String name) {
    if (name != null) {
      type(Type.getObjectType(name));
    }
  }

  private void type(Type type) {
    switch (type.getSort()) {
      case Type.ARRAY -> type(type.getElementType());
      case Type.OBJECT -> found.accept(new Reference(file, line, type.getClassName(), null));
      case Type.METHOD -> {
        type(type.getReturnType());
        for (Type argument : type.getArgumentTypes()) {
          type(argument);
        }
      }
      default -> {
        // A number refers to nothing.
      }
    }
  }

  private void signature(String signature) {
    if (signature != null) {
      new SignatureReader(signature).accept(new SignatureVisitor(API) {
        private String outer;

        @Override
        public void visitClassType(String name) {
          outer = name;
          internal(name);
        }

        @Override
        public void visitInnerClassType(String name) {
          outer = outer + "$" + name;
          internal(outer);
        }
      });
    }
  }

  private void member(String owner, String name, String descriptor) {
    Type type = Type.getObjectType(owner);
    // An array's methods are Object's.
    if (type.getSort() == Type.ARRAY) {
      type(type);
    } else {
      found.accept(new Reference(file, line, type.getClassName(), name));
    }
    type(Type.getType(descriptor));
  }

  private void handle(Handle handle) {
    member(handle.getOwner(), handle.getName(), handle.getDesc());
  }

  private void constant(Object value) {
    if (value instanceof Type type) {
      type(type);
    } else if (value instanceof Handle handle) {
      handle(handle);
    } else if (value instanceof ConstantDynamic dynamic) {
      bootstrap(dynamic.getBootstrapMethod());
      type(Type.getType(dynamic.getDescriptor()));
      for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
        constant(dynamic.getBootstrapMethodArgument(i));
      }
    }
  }

  private void bootstrap(Handle method) {
    if (!BOOTSTRAPS.contains(method.getOwner() + "." + method.getName())) {
      handle(method);
    }
  }

  private final class Values extends AnnotationVisitor {
    Values() {
      super(API);
    }

    @Override
    public void visit(String name, Object value) {
      constant(value);
    }

    @Override
    public void visitEnum(String name, String descriptor, String value) {
      type(Type.getType(descriptor));
    }

    @Override
    public AnnotationVisitor visitAnnotation(String name, String descriptor) {
      type(Type.getType(descriptor));
      return this;
    }

    @Override
    public AnnotationVisitor visitArray(String name) {
      return this;
    }
  }

  private final class Code extends MethodVisitor {
    Code() {
      super(API);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      return References.this.visitAnnotation(descriptor, visible);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(
        int parameter, String descriptor, boolean visible) {
      return References.this.visitAnnotation(descriptor, visible);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      internal(type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      member(owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      member(owner, name, descriptor);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      bootstrap(bootstrap);
      type(Type.getType(descriptor));
      for (Object argument : arguments) {
        constant(argument);
      }
    }

    @Override
    public void visitLdcInsn(Object value) {
      constant(value);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      type(Type.getType(descriptor));
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
      internal(type);
    }
  }
}
