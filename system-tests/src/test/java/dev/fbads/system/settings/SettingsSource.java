package dev.fbads.system.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;

/** Reads the settings of a module from the sources of its {@code @ConfigMapping} interfaces. */
final class SettingsSource {

    private final Path module;

    SettingsSource(Path module) {
        this.module = module;
    }

    /** All settings, in the order of their prefixes, then as the interface lists them. */
    List<Setting> settings() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask) compiler.getTask(null, files, null, null, null,
                    files.getJavaFileObjectsFromPaths(mappings()));
            DocTrees docs = DocTrees.instance(task);
            return Stream.of(task.parse())
                    .flatMap(units -> StreamSupport.stream(units.spliterator(), false))
                    .flatMap(unit -> mapping(unit, docs).stream())
                    .sorted(Comparator.comparing(MappingInterface::prefix))
                    .flatMap(mapping -> mapping.settings().stream())
                    .toList();
        }
    }

    private List<Path> mappings() throws IOException {
        try (Stream<Path> sources = Files.walk(module.resolve("src/main/java"))) {
            return sources.filter(file -> file.toString().endsWith(".java")).filter(SettingsSource::isMapping).sorted()
                    .toList();
        }
    }

    private static boolean isMapping(Path file) {
        try {
            return Files.readString(file).contains("@ConfigMapping(");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<MappingInterface> mapping(CompilationUnitTree unit, DocTrees docs) {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(type -> new MappingInterface(TreePath.getPath(unit, type), docs, properties()))
                .toList();
    }

    /** What the module's {@code application.properties} sets in every profile. */
    private Properties properties() {
        Properties properties = new Properties();
        Path file = module.resolve("src/main/resources/application.properties");
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }
}
