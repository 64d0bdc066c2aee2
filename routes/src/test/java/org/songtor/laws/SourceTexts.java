package org.songtor.laws;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.YieldTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What an expression of the sources may come to, as far as the sources say it: texts with holes for values and for the parameters of the method around it. */
final class SourceTexts {
    /** Known only while the program runs. */
    static final String VALUE = "\uE000";

    private static final char FIRST = '\uE100';
    private static final char LAST = '\uE1FF';
    private static final int DEEPEST = 8;
    private static final int MOST = 300;

    private final Trees trees;
    private final Elements elements;
    private final Map<Element, List<TreePath>> assigned = new HashMap<>();
    private final Map<ExecutableElement, List<TreePath>> returned = new HashMap<>();
    private final Map<String, List<ExecutableElement>> methods = new HashMap<>();
    private int depth;

    SourceTexts(Trees trees, Elements elements) {
        this.trees = trees;
        this.elements = elements;
    }

    /** A hole for the method's n-th parameter, from 0. */
    static String parameter(int n) {
        return String.valueOf((char) (FIRST + n));
    }

    /** Whether a parameter's hole is left in it. */
    static boolean open(String text) {
        return text.chars().anyMatch(c -> c >= FIRST && c <= LAST);
    }

    void read(CompilationUnitTree unit) {
        new Read().scan(unit, null);
    }

    /** The method, and those whose calls may come to it. */
    Set<ExecutableElement> calledAs(ExecutableElement method) {
        Set<ExecutableElement> all = new LinkedHashSet<>(Set.of(method));
        methods.getOrDefault(method.getSimpleName().toString(), List.of()).stream()
                .filter(other -> elements.overrides(method, other, (TypeElement) method.getEnclosingElement()))
                .forEach(all::add);
        return all;
    }

    /** The method or constructor around it. */
    ExecutableElement around(TreePath at) {
        for (TreePath up = at; up != null; up = up.getParentPath()) {
            if (up.getLeaf() instanceof MethodTree) {
                return (ExecutableElement) trees.getElement(up);
            }
        }
        throw new IllegalStateException("in no method: " + at.getLeaf());
    }

    /** The text with what the call gives in place of each parameter. */
    Set<String> filled(String text, TreePath call, List<? extends ExpressionTree> arguments) {
        Set<String> texts = Set.of("");
        for (char c : text.toCharArray()) {
            texts = c < FIRST || c > LAST
                    ? joined(texts, Set.of(String.valueOf(c)))
                    : joined(
                            texts,
                            c - FIRST >= arguments.size()
                                    ? Set.of(VALUE)
                                    : of(new TreePath(call, arguments.get(c - FIRST))));
        }
        return texts;
    }

    /** Never empty. */
    Set<String> of(TreePath at) {
        if (depth >= DEEPEST) {
            return Set.of(VALUE);
        }
        depth++;
        try {
            Set<String> texts = texts(at);
            return texts.isEmpty() || texts.size() > MOST ? Set.of(VALUE) : texts;
        } finally {
            depth--;
        }
    }

    private Set<String> texts(TreePath at) {
        Tree tree = at.getLeaf();
        if (tree instanceof LiteralTree literal) {
            return Set.of(literal.getValue() == null ? VALUE : String.valueOf(literal.getValue()));
        } else if (tree instanceof ParenthesizedTree inner) {
            return of(new TreePath(at, inner.getExpression()));
        } else if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return joined(of(new TreePath(at, sum.getLeftOperand())), of(new TreePath(at, sum.getRightOperand())));
        } else if (tree instanceof ConditionalExpressionTree either) {
            return union(Stream.of(either.getTrueExpression(), either.getFalseExpression()), at);
        } else if (tree instanceof SwitchExpressionTree choice) {
            return union(choice.getCases().stream().flatMap(SourceTexts::results), at);
        } else if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
            return named(at);
        } else if (tree instanceof MethodInvocationTree call) {
            return called(at, call);
        }
        return Set.of(VALUE);
    }

    private static Stream<ExpressionTree> results(CaseTree one) {
        if (one.getBody() instanceof ExpressionTree result) {
            return Stream.of(result);
        }
        List<ExpressionTree> yields = new ArrayList<>();
        new com.sun.source.util.TreeScanner<Void, Void>() {
            @Override
            public Void visitYield(YieldTree tree, Void none) {
                yields.add(tree.getValue());
                return null;
            }
        }.scan(one, null);
        return yields.stream();
    }

    private Set<String> named(TreePath at) {
        Element element = trees.getElement(at);
        if (element == null) {
            return Set.of(VALUE);
        }
        if (element.getKind() == ElementKind.ENUM_CONSTANT) {
            return Set.of(element.getSimpleName().toString());
        }
        if (element instanceof VariableElement variable && variable.getConstantValue() instanceof String text) {
            return Set.of(text);
        }
        if (element.getKind() == ElementKind.PARAMETER) {
            int n = element.getEnclosingElement() instanceof ExecutableElement method
                    ? method.getParameters().indexOf(element)
                    : -1;
            return Set.of(n >= 0 && tells(element) ? parameter(n) : VALUE);
        }
        return tells(element) && assigned.containsKey(element) ? union(assigned.get(element)) : Set.of(VALUE);
    }

    /** A text or a code; what else there is prints as a value. */
    private static boolean tells(Element element) {
        String type = element.asType().toString();
        return type.endsWith("String") || type.endsWith("ProblemCode");
    }

    private Set<String> called(TreePath at, MethodInvocationTree call) {
        ExecutableElement method = (ExecutableElement) trees.getElement(at);
        if (method == null) {
            return Set.of(VALUE);
        }
        String name = method.getSimpleName().toString();
        if (call.getMethodSelect() instanceof MemberSelectTree select) {
            TreePath owner = new TreePath(new TreePath(at, select), select.getExpression());
            if (name.equals("formatted")) {
                return of(owner).stream()
                        .map(t -> t.replaceAll("%[0-9,.$]*[a-zA-Z]", VALUE))
                        .collect(Collectors.toSet());
            }
            if (Set.of("orElse", "orElseGet", "map", "or").contains(name)
                    && call.getArguments().size() == 1) {
                return joinedWith(of(owner), argument(at, call));
            }
            if (name.equals("strip")) {
                return of(owner);
            }
        }
        Set<String> results = new LinkedHashSet<>();
        Stream.concat(Stream.of(method), overriding(method))
                .forEach(m -> results.addAll(union(returned.getOrDefault(m, List.of()))));
        return results.stream()
                .flatMap(text -> filled(text, at, call.getArguments()).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Of a method that is ours; whatever prints itself is a value. */
    private Stream<ExecutableElement> overriding(ExecutableElement method) {
        List<ExecutableElement> ours =
                methods.getOrDefault(method.getSimpleName().toString(), List.of());
        return ours.contains(method)
                ? ours.stream().filter(m -> elements.overrides(m, method, (TypeElement) m.getEnclosingElement()))
                : Stream.empty();
    }

    private Set<String> argument(TreePath at, MethodInvocationTree call) {
        ExpressionTree argument = call.getArguments().get(0);
        TreePath path = new TreePath(at, argument);
        return argument instanceof LambdaExpressionTree lambda
                ? lambda.getBody() instanceof ExpressionTree body ? of(new TreePath(path, body)) : Set.of(VALUE)
                : of(path);
    }

    private static Set<String> joinedWith(Set<String> some, Set<String> others) {
        Set<String> all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    private Set<String> union(Stream<? extends ExpressionTree> choices, TreePath at) {
        return union(choices.map(choice -> new TreePath(at, choice)).toList());
    }

    private Set<String> union(List<TreePath> choices) {
        Set<String> all = new LinkedHashSet<>();
        choices.forEach(choice -> all.addAll(of(choice)));
        return all;
    }

    private static Set<String> joined(Set<String> starts, Set<String> ends) {
        Set<String> all = new LinkedHashSet<>();
        starts.forEach(start -> ends.forEach(end -> all.add(start + end)));
        return all;
    }

    /** What variables and methods may come to. */
    private final class Read extends TreePathScanner<Void, @Nullable ExecutableElement> {
        @Override
        public Void visitMethod(MethodTree tree, @Nullable ExecutableElement around) {
            ExecutableElement method = (ExecutableElement) trees.getElement(getCurrentPath());
            methods.computeIfAbsent(method.getSimpleName().toString(), n -> new ArrayList<>())
                    .add(method);
            return super.visitMethod(tree, method);
        }

        @Override
        public Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable ExecutableElement around) {
            return super.visitLambdaExpression(tree, null);
        }

        @Override
        public Void visitReturn(ReturnTree tree, @Nullable ExecutableElement around) {
            if (around != null && tree.getExpression() != null) {
                returned.computeIfAbsent(around, m -> new ArrayList<>())
                        .add(new TreePath(getCurrentPath(), tree.getExpression()));
            }
            return super.visitReturn(tree, around);
        }

        @Override
        public Void visitVariable(VariableTree tree, @Nullable ExecutableElement around) {
            keep(trees.getElement(getCurrentPath()), tree.getInitializer());
            return super.visitVariable(tree, around);
        }

        @Override
        public Void visitAssignment(AssignmentTree tree, @Nullable ExecutableElement around) {
            keep(trees.getElement(new TreePath(getCurrentPath(), tree.getVariable())), tree.getExpression());
            return super.visitAssignment(tree, around);
        }

        private void keep(Element variable, ExpressionTree value) {
            if (value != null && variable != null) {
                assigned.computeIfAbsent(variable, v -> new ArrayList<>()).add(new TreePath(getCurrentPath(), value));
            }
        }
    }
}
