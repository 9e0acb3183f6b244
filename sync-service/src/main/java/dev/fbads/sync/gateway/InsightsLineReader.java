package dev.fbads.sync.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.fbads.contracts.insights.InsightsDone;
import dev.fbads.contracts.insights.InsightsError;
import dev.fbads.contracts.insights.InsightsProgress;

/** Determines the kind of a line by its only member, without parsing rows. */
@Singleton
public final class InsightsLineReader {

    /** The usual beginning of a line; a row that begins differently is parsed. */
    private static final byte[] ROW = "{\"row\":{".getBytes(StandardCharsets.US_ASCII);

    private final ObjectMapper json;

    InsightsLineReader(ObjectMapper json) {
        this.json = json;
    }

    /** The line; {@link GatewayUnavailable} if its kind is unknown. */
    public InsightsLine read(byte[] line) {
        return Arrays.equals(line, 0, Math.min(line.length, ROW.length), ROW, 0, ROW.length) ? new InsightsLine.RowLine(line)
                : parsed(line);
    }

    private InsightsLine parsed(byte[] line) {
        try (JsonParser parser = json.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new GatewayUnavailable("a line that is not a JSON object", null);
            }
            String kind = parser.nextFieldName();
            parser.nextToken();
            return switch (kind == null ? "" : kind) {
                case "row" -> new InsightsLine.RowLine(line);
                case "progress" -> new InsightsLine.ProgressLine(parser.readValueAs(InsightsProgress.class));
                case "done" -> new InsightsLine.DoneLine(parser.readValueAs(InsightsDone.class));
                case "error" -> new InsightsLine.ErrorLine(parser.readValueAs(InsightsError.class));
                default -> throw new GatewayUnavailable("a line of unknown kind", null);
            };
        } catch (IOException malformed) {
            throw new GatewayUnavailable("a malformed line", malformed);
        }
    }
}
