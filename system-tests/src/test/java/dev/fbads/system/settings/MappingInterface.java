package dev.fbads.system.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePath;

/** One {@code @ConfigMapping} interface; the interfaces nested in it are groups of settings. */
final class MappingInterface {

    private final TreePath path;
    private final DocTrees docs;
    private final Properties properties;

    MappingInterface(TreePath path, DocTrees docs, Properties properties) {
        this.path = path;
        this.docs = docs;
        this.properties = properties;
    }

    String prefix() {
        return annotation(type().getModifiers(), "ConfigMapping")
                .orElseThrow(() -> new IllegalStateException(type().getSimpleName() + " is no @ConfigMapping"));
    }

    List<Setting> settings() {
        return settings(path, prefix()).toList();
    }

    private Stream<Setting> settings(TreePath type, String prefix) {
        return methods((ClassTree) type.getLeaf())
                .flatMap(method -> settings(method, type, prefix + "." + name(method)));
    }

    private Stream<Setting> settings(MethodTree method, TreePath type, String name) {
        String returned = method.getReturnType().toString();
        String full = returned.startsWith("Map<") ? name + ".<name>" : name;
        String element = returned.replaceAll(".*[<, ](\\w+)>+$", "$1");
        return ((ClassTree) path.getLeaf()).getMembers().stream()
                .filter(ClassTree.class::isInstance)
                .filter(group -> ((ClassTree) group).getSimpleName().contentEquals(element))
                .filter(group -> ((ClassTree) group).getKind() == Tree.Kind.INTERFACE)
                .findFirst()
                .map(group -> settings(new TreePath(path, group), full))
                .orElseGet(() -> Stream.of(new Setting(full, value(method, full), meaning(method, type))));
    }

    private String meaning(MethodTree method, TreePath type) {
        String comment = docs.getDocComment(new TreePath(type, method));
        if (comment == null) {
            throw new IllegalStateException(type().getSimpleName() + "." + method.getName() + " has no Javadoc");
        }
        return JavadocText.markdown(comment);
    }

    private String value(MethodTree method, String name) {
        String set = properties.getProperty(name);
        if (set != null) {
            return "`" + set + "`";
        }
        return annotation(method.getModifiers(), "WithDefault")
                .map(value -> "`" + value + "`")
                .orElse(method.getReturnType().toString().startsWith("Optional") ? "none" : "mandatory");
    }

    private static Stream<MethodTree> methods(ClassTree type) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(method -> !method.getModifiers().getFlags().contains(Modifier.DEFAULT))
                .filter(method -> !method.getModifiers().getFlags().contains(Modifier.STATIC));
    }

    private static String name(MethodTree method) {
        return annotation(method.getModifiers(), "WithName")
                .orElseGet(() -> method.getName().toString().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    private static Optional<String> annotation(ModifiersTree modifiers, String name) {
        return modifiers.getAnnotations().stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .flatMap(MappingInterface::literal)
                .findFirst();
    }

    private static Stream<String> literal(AnnotationTree annotation) {
        return annotation.getArguments().stream()
                .map(argument -> argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument)
                .map(MappingInterface::literal);
    }

    private static String literal(ExpressionTree expression) {
        if (expression instanceof LiteralTree literal) {
            return String.valueOf(literal.getValue());
        }
        throw new IllegalStateException("no literal: " + expression);
    }

    private ClassTree type() {
        return (ClassTree) path.getLeaf();
    }
}
