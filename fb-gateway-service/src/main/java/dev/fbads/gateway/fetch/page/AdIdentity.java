package dev.fbads.gateway.fetch.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonGenerator;

import dev.fbads.gateway.graph.MalformedResponseException;

/**
 * The ad of a row and its parents.
 *
 * @param members added to every row in place of its own ({@link RowReader} omits those); a name that Meta did not send is
 *        omitted
 */
public record AdIdentity(Map<String, String> members) {

    private static final Pattern ID = Pattern.compile("[0-9]{1,25}");

    public AdIdentity {
        members = Map.copyOf(members);
    }

    /** The id of the ad, digits. */
    public String adId() {
        return members.getOrDefault("ad_id", "");
    }

    AdIdentity checked() throws MalformedResponseException {
        // It becomes part of a path.
        if (!ID.matcher(adId()).matches()) {
            throw new MalformedResponseException("an ad without id");
        }
        return this;
    }

    /** The members as the tail of a JSON object, {@code "account_id":"1",…}}. */
    byte[] tail() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = PageJson.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
                json.writeStringField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
        }
        byte[] object = out.toByteArray();
        return Arrays.copyOfRange(object, 1, object.length);
    }
}
