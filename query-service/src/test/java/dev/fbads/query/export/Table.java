package dev.fbads.query.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.parsers.DocumentBuilderFactory;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads exported files, independently of the encoders. */
record Table(List<String> header, List<List<String>> rows) {

    /** Parses RFC 4180 character by character. */
    static Table ofCsv(String text) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quoted && character == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (!quoted && character == ',') {
                line.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && character == '\r' && text.charAt(i + 1) == '\n') {
                line.add(cell.toString());
                cell.setLength(0);
                lines.add(line);
                line = new ArrayList<>();
                i++;
            } else {
                cell.append(character);
            }
        }
        if (quoted || !line.isEmpty() || cell.length() > 0) {
            throw new AssertionError("the last line has no end");
        }
        return new Table(lines.getFirst(), lines.subList(1, lines.size()));
    }

    /** The sheet of that number; cells are {@code type:content}. */
    static Table ofXlsx(byte[] file, int sheet) throws Exception {
        Map<String, byte[]> parts = unzipped(file);
        byte[] xml = parts.get("xl/worksheets/sheet" + sheet + ".xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
        Element root = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml)).getDocumentElement();
        List<List<String>> lines = new ArrayList<>();
        NodeList rows = root.getElementsByTagName("row");
        for (int i = 0; i < rows.getLength(); i++) {
            lines.add(cells((Element) rows.item(i)));
        }
        return new Table(lines.getFirst(), lines.subList(1, lines.size()));
    }

    /** Reads the central directory at the end, which only a complete file has. */
    static Map<String, byte[]> unzipped(byte[] file) throws IOException {
        Path path = Files.createTempFile("export", ".xlsx");
        Files.write(path, file);
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } finally {
            Files.delete(path);
        }
        return parts;
    }

    private static List<String> cells(Element row) {
        List<String> cells = new ArrayList<>();
        NodeList found = row.getElementsByTagName("c");
        for (int i = 0; i < found.getLength(); i++) {
            Element cell = (Element) found.item(i);
            int column = 0;
            for (char character : cell.getAttribute("r").replaceAll("[0-9]", "").toCharArray()) {
                column = column * 26 + character - 'A' + 1;
            }
            while (cells.size() < column - 1) {
                cells.add("");
            }
            cells.add(cell.getAttribute("t") + ":" + cell.getTextContent());
        }
        return cells;
    }

    /** The cell of a row under a header. */
    String cell(int row, String name) {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new AssertionError("no column " + name + " in " + header);
        }
        List<String> cells = rows.get(row);
        return column < cells.size() ? cells.get(column) : "";
    }
}
