package org.songtor.laws;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Everything that the program says should have stood somewhere, or stood there, read from its sources: what reaches the last parts of a {@code Problem}, through
 * however many methods. A value that is known only while it runs is {@link SourceTexts#VALUE}.
 */
final class ExpectedScan {
    private static final String PROBLEM = "org.songtor.model.Problem";
    private static final int CODE = 0;
    private static final int FIELD = 3;
    static final int FOUND = 4;
    static final int EXPECTED = 5;

    /** @param code a constant of {@code ProblemCode}, or a value that is not known */
    record Said(String code, String field, String words) {}

    /** A call, and the method in which it stands. */
    private record Call(TreePath at, List<? extends ExpressionTree> arguments) {}

    /** What a method makes of its parameters. */
    private record Sink(ExecutableElement method, Said said) {}

    private final Map<ExecutableElement, List<Call>> calls = new HashMap<>();
    private final Set<Sink> known = new HashSet<>();
    private final Deque<Sink> open = new ArrayDeque<>();
    private final Set<Said> said = new LinkedHashSet<>();
    private final SourceTexts texts;

    private ExpectedScan(JavacTask task, Iterable<? extends CompilationUnitTree> units) {
        Trees trees = Trees.instance(task);
        texts = new SourceTexts(trees, task.getElements());
        units.forEach(unit -> {
            texts.read(unit);
            new Calls(trees).scan(unit, null);
        });
    }

    /** What is said, and whose methods hand it on: who calls these is to be read too. */
    record Result(Set<Said> said, Set<String> classes) {}

    /** @param part which of a problem's: {@link #FOUND} or {@link #EXPECTED}. @param sources Java files that compile with what is on the class path */
    static Result of(Collection<Path> sources, int part) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-classpath", System.getProperty("java.class.path"), "-Xlint:none");
            JavacTask task = (JavacTask)
                    javac.getTask(null, files, found -> {}, options, null, files.getJavaFileObjectsFromPaths(sources));
            Iterable<? extends CompilationUnitTree> units = task.parse();
            task.analyze();
            ExpectedScan scan = new ExpectedScan(task, units);
            scan.follow(part);
            return new Result(
                    scan.said,
                    scan.known.stream()
                            .map(sink -> sink.method()
                                    .getEnclosingElement()
                                    .getSimpleName()
                                    .toString())
                            .collect(Collectors.toSet()));
        }
    }

    private void follow(int part) {
        ExecutableElement problem = calls.keySet().stream()
                .filter(m -> m.getSimpleName().contentEquals("<init>"))
                .filter(m -> ((TypeElement) m.getEnclosingElement())
                        .getQualifiedName()
                        .contentEquals(PROBLEM))
                .findFirst()
                .orElseThrow();
        found(
                problem,
                new Said(SourceTexts.parameter(CODE), SourceTexts.parameter(FIELD), SourceTexts.parameter(part)));
        while (!open.isEmpty()) {
            Sink sink = open.remove();
            for (ExecutableElement called : texts.calledAs(sink.method())) {
                calls.getOrDefault(called, List.of()).forEach(call -> follow(sink, call));
            }
        }
    }

    private void follow(Sink sink, Call call) {
        for (String code : texts.filled(sink.said().code(), call.at(), call.arguments())) {
            for (String field : texts.filled(sink.said().field(), call.at(), call.arguments())) {
                for (String words : texts.filled(sink.said().words(), call.at(), call.arguments())) {
                    Said here = new Said(code, field, words);
                    if (SourceTexts.open(code + field + words)) {
                        found(texts.around(call.at()), here);
                    } else {
                        said.add(here);
                    }
                }
            }
        }
    }

    private void found(ExecutableElement method, Said makes) {
        Sink sink = new Sink(method, makes);
        if (known.add(sink)) {
            open.add(sink);
        }
    }

    /** Every call of the program, by what it calls. */
    private final class Calls extends TreePathScanner<Void, Void> {
        private final Trees trees;

        Calls(Trees trees) {
            this.trees = trees;
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            keep(call.getArguments());
            return super.visitMethodInvocation(call, none);
        }

        @Override
        public Void visitNewClass(NewClassTree call, Void none) {
            keep(call.getArguments());
            return super.visitNewClass(call, none);
        }

        private void keep(List<? extends ExpressionTree> arguments) {
            Element called = trees.getElement(getCurrentPath());
            if (called instanceof ExecutableElement method) {
                calls.computeIfAbsent(method, m -> new ArrayList<>()).add(new Call(getCurrentPath(), arguments));
            }
        }
    }
}
