// A cell that the soak program runs in a kernel: from then on the program can ask, while a cell runs, where that cell is.
class SoakWatcher {
    SoakWatcher(int port) throws java.io.IOException {
        var socket = new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), port);
        Thread.ofPlatform().daemon().name("soak watcher").start(() -> {
            try (socket; var in = new java.io.BufferedReader(new java.io.InputStreamReader(socket.getInputStream()));
                    var out = new java.io.PrintWriter(socket.getOutputStream(), true)) {
                for (String question; (question = in.readLine()) != null; ) out.println(answer(question));
            } catch (java.io.IOException theProgramHasEnded) { }
        });
    }

    String answer(String question) {
        return switch (question) {
            case "where" -> where();
            case "threads" -> threads();
            case "heap" -> heap();
            default -> "?";
        };
    }

    /** Is the running statement in a call of the library, in the cell's own code, or is none running? */
    String where() {
        for (var stack : Thread.getAllStackTraces().values()) {
            var calls = java.util.List.of(stack);
            if (calls.stream().noneMatch(call -> call.getMethodName().equals("do_it$"))) continue;
            return calls.stream().filter(call -> call.getClassName().startsWith("parallel.")).findFirst()
                    .map(call -> "library " + call.getClassName() + "." + call.getMethodName()).orElse("cell " + calls.getFirst());
        }
        return "between";
    }

    String threads() {
        return Thread.getAllStackTraces().entrySet().stream()
                .map(each -> each.getKey().getName() + "\001" + (each.getValue().length == 0 ? "" : each.getValue()[0]))
                .sorted().collect(java.util.stream.Collectors.joining("\002"));
    }

    /** In bytes, after as many collections as bring something. */
    String heap() {
        long least = Long.MAX_VALUE;
        for (int same = 0; same < 3; ) {
            System.gc();
            long used = java.lang.management.ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            if (used > least - 100_000) same++;
            least = Math.min(least, used);
        }
        return "" + least;
    }
}
new SoakWatcher(PORT);
