package parallel.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Timings as comma-separated values: lines that begin with {@code #} say what and where, then one line for each time.
 *
 * <p>Quotes as in RFC 4180. The reader takes what the writer writes, and what a spreadsheet makes of it when it quotes otherwise.
 */
final class Csv {

    private static final String HEAD = "way,part,round,nanos";

    private Csv() { }

    static String write(Timings times) {
        StringBuilder text = new StringBuilder();
        Machine machine = times.machine();
        comment(text, "what", times.what());
        comment(text, "cores", String.valueOf(machine.cores()));
        comment(text, "runtime", machine.runtime());
        comment(text, "kernel", machine.kernel());
        comment(text, "system", machine.system());
        for (String note : times.notes()) comment(text, "note", note);
        text.append(HEAD).append('\n');
        for (Timing row : times.rows()) {
            String way = '"' + row.name().replace("\"", "\"\"") + '"';
            line(text, way, "start", 0, row.startNanos());
            line(text, way, "first", 0, row.firstNanos());
            for (int round = 0; round < row.rounds().size(); round++) {
                for (double nanos : row.rounds().get(round)) line(text, way, "counted", round + 1, nanos);
            }
        }
        return text.toString();
    }

    private static void comment(StringBuilder text, String key, String value) {
        text.append("# ").append(key).append(": ").append(value).append('\n');
    }

    private static void line(StringBuilder text, String way, String part, int round, double nanos) {
        text.append(way).append(',').append(part).append(',').append(round).append(',').append(nanos).append('\n');
    }

    /** One way's times while they are read. */
    private static final class Row {
        double start;
        double first;
        final List<List<Double>> rounds = new ArrayList<>();

        Timing timing(String way) {
            return new Timing(way, start, first, rounds);
        }

        void add(String part, int round, double nanos) {
            switch (part) {
                case "start" -> start = nanos;
                case "first" -> first = nanos;
                case "counted" -> {
                    if (round == rounds.size() + 1) rounds.add(new ArrayList<>());
                    if (round != rounds.size()) throw new IllegalArgumentException("round " + round + " after round " + rounds.size());
                    rounds.getLast().add(nanos);
                }
                default -> throw new IllegalArgumentException("a part is start, first or counted, not " + part);
            }
        }
    }

    static Timings read(String csv) {
        Map<String, String> said = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        Map<String, Row> rows = new LinkedHashMap<>();
        List<String> lines = csv.lines().toList();
        boolean headSeen = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            try {
                if (line.startsWith("# note: ")) {
                    notes.add(line.substring("# note: ".length()));
                } else if (line.startsWith("# ")) {
                    int colon = line.indexOf(": ");
                    said.put(line.substring(2, colon), line.substring(colon + 2));
                } else if (line.equals(HEAD)) {
                    headSeen = true;
                } else if (!line.isBlank()) {
                    if (!headSeen) throw new IllegalArgumentException("'" + HEAD + "' must come first");
                    List<String> fields = fields(line);
                    rows.computeIfAbsent(fields.get(0), way -> new Row())
                            .add(fields.get(1), Integer.parseInt(fields.get(2)), Double.parseDouble(fields.get(3)));
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("line " + (i + 1) + " is not of the form that toCsv writes: " + line
                        + " (" + e.getMessage() + ")", e);
            }
        }
        for (String key : List.of("what", "cores", "runtime", "kernel", "system")) {
            if (!said.containsKey(key)) throw new IllegalArgumentException("the line '# " + key + ": …' is missing");
        }
        return new Timings(said.get("what"),
                rows.entrySet().stream().map(row -> row.getValue().timing(row.getKey())).toList(),
                new Machine(Integer.parseInt(said.get("cores")), said.get("runtime"), said.get("kernel"), said.get("system")), notes);
    }

    /** The fields of one line; a quoted one may hold commas, and quotes written twice. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
