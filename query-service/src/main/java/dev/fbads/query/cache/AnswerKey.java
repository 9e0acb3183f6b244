package dev.fbads.query.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;

import dev.fbads.query.account.AccountVersion;

/**
 * What equal answers have in common: the release, the question, what is stored, and today in the reporting zone and in each
 * account's, since an answer says which days are not over. Who asks is no part of it: the accounts are all that is looked at.
 *
 * @param value 192 bits of a digest, in URL-safe Base64
 */
record AnswerKey(String value) {

    private static final int BYTES = 24;

    static AnswerKey of(String generation, Question question, DataState state, Instant now, ZoneId reporting) {
        Digest digest = new Digest();
        digest.add(generation);
        digest.add(reporting.getId());
        digest.add(LocalDate.ofInstant(now, reporting).toString());
        digest.add(Integer.toString(question.identity().size()));
        question.identity().forEach(digest::add);
        for (AccountVersion account : state.accounts()) {
            digest.add(Integer.toString(account.compteId()));
            digest.add(account.accountId());
            digest.add(Long.toString(account.version()));
            digest.add(LocalDate.ofInstant(now, account.zone().orElse(reporting)).toString());
        }
        return new AnswerKey(digest.text());
    }

    /** Of texts and their lengths, so that no two lists are alike. */
    private static final class Digest {

        private final MessageDigest sha;

        Digest() {
            try {
                sha = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java has SHA-256", impossible);
            }
        }

        void add(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            sha.update(bytes);
        }

        String text() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha.digest(), BYTES));
        }
    }
}
