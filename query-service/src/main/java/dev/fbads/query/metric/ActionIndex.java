package dev.fbads.query.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;

import dev.fbads.query.memory.HeapSize;

/**
 * The action types of one response, numbered from zero. Each account has its own numbering; here equal types of several
 * accounts have one number, so that they can be added up.
 */
public final class ActionIndex {

    private static final int UNKNOWN = -1;
    /** Size of an {@link EnumMap} with a value for each constant. */
    private static final long ENUM_MAP = HeapSize.object(6, Integer.BYTES)
            + HeapSize.references(Math.max(Result.values().length, ActionList.values().length));
    private static final int[] NONE = {};

    private final List<SerializableString> fields = new ArrayList<>();
    private final Map<ActionList, Map<String, Integer>> numbers = new EnumMap<>(ActionList.class);
    private final Map<String, int[]> byAccount = new HashMap<>();
    private final Map<ActionList, int[]> sorted = new EnumMap<>(ActionList.class);
    private final Map<Result, int[]> aliases = new EnumMap<>(Result.class);

    private ActionIndex() {
    }

    /** Numbers the types of accounts. */
    public static ActionIndex of(List<ActionType> types) {
        ActionIndex index = new ActionIndex();
        types.forEach(index::add);
        for (ActionList list : ActionList.values()) {
            index.sorted.put(list, index.numbers.getOrDefault(list, Map.of())
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.comparingByKey())
                    .mapToInt(Map.Entry::getValue)
                    .toArray());
        }
        for (Result result : Result.values()) {
            index.aliases.put(result, result.aliases()
                    .stream()
                    .mapToInt(alias -> index.number(result.list(), alias))
                    .filter(number -> number != UNKNOWN)
                    .toArray());
        }
        return index;
    }

    /** Number of types. */
    public int size() {
        return fields.size();
    }

    /**
     * The number of the type at a position of the account's own numbering.
     *
     * @throws UnknownActionTypeException when the account has no type there
     */
    public int number(String accountId, int position) {
        return numberingOf(accountId).number(position);
    }

    /** The account's own numbering of types. */
    public AccountNumbering numberingOf(String accountId) {
        return new AccountNumbering(accountId, byAccount.getOrDefault(accountId, NONE));
    }

    /** The number of a type; negative if no account has it. */
    public int number(ActionList list, String name) {
        return numbers.getOrDefault(list, Map.of()).getOrDefault(name, UNKNOWN);
    }

    String name(int number) {
        return fields.get(number).getValue();
    }

    /** The name of a type, encoded for JSON. */
    SerializableString field(int number) {
        return fields.get(number);
    }

    /** The numbers of the types of a list, ordered by name. */
    int[] sorted(ActionList list) {
        return sorted.get(list);
    }

    /** The numbers of the aliases of a result, preferred first. */
    int[] aliases(Result result) {
        return aliases.get(result);
    }

    /** Bytes that it retains, including the encoded names, which are created when they are first written. */
    public long heapSize() {
        long size = HeapSize.object(5, 0) + HeapSize.list(fields.size()) + HeapSize.references(fields.size())
                + HeapSize.hashMap(byAccount.size());
        for (SerializableString field : fields) {
            size += HeapSize.object(4, 0) + HeapSize.text(field.getValue()) + HeapSize.array(field.getValue().length(), 1)
                    + HeapSize.object(0, Integer.BYTES);
        }
        for (Map<String, Integer> ofList : numbers.values()) {
            size += ENUM_MAP + HeapSize.hashMap(ofList.size()) + HeapSize.array(ofList.size(), Integer.BYTES);
        }
        for (Map.Entry<String, int[]> ofAccount : byAccount.entrySet()) {
            size += HeapSize.text(ofAccount.getKey()) + HeapSize.array(ofAccount.getValue().length, Integer.BYTES);
        }
        for (int[] ofResult : aliases.values()) {
            size += HeapSize.array(ofResult.length, Integer.BYTES);
        }
        return size + 3 * ENUM_MAP;
    }

    private void add(ActionType type) {
        Map<String, Integer> ofList = numbers.computeIfAbsent(type.list(), list -> new HashMap<>());
        int number = ofList.computeIfAbsent(type.name(), name -> {
            fields.add(new SerializedString(name));
            return fields.size() - 1;
        });
        int[] positions = byAccount.getOrDefault(type.accountId(), NONE);
        if (positions.length <= type.position()) {
            int length = positions.length;
            positions = Arrays.copyOf(positions, Math.max(type.position() + 1, 2 * length));
            Arrays.fill(positions, length, positions.length, UNKNOWN);
            byAccount.put(type.accountId(), positions);
        }
        positions[type.position()] = number;
    }

    /** One account's numbering of types. A response may look up a hundred thousand of them. */
    public static final class AccountNumbering {

        private final String accountId;
        private final int[] numbers;

        private AccountNumbering(String accountId, int[] numbers) {
            this.accountId = accountId;
            this.numbers = numbers;
        }

        /**
         * The number of the type at a position of the account's own numbering.
         *
         * @throws UnknownActionTypeException when the account has no type there
         */
        public int number(int position) {
            int number = position > 0 && position < numbers.length ? numbers[position] : UNKNOWN;
            if (number == UNKNOWN) {
                throw new UnknownActionTypeException(accountId, position);
            }
            return number;
        }
    }
}
